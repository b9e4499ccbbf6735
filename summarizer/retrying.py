"""When a transport fault is worth another try, and how long to wait: capped, and said aloud."""

from __future__ import annotations

import email.utils
import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .faults import transient
from .limit import UNLIMITED, Limit

if TYPE_CHECKING:
    from tenacity import RetryCallState

ATTEMPTS = 4
LONGEST_WAIT = 30.0


def policy(notify: Callable[[str], None], limit: Limit = UNLIMITED) -> dict[str, Any]:
    """Arguments for tenacity: up to 4 tries, waits of 1, 2, 4 s or what the server asks, 30 s at most.

    Waiting raises BudgetError when the time is up.
    """
    from tenacity import retry_if_exception, stop_after_attempt

    def say(state: RetryCallState) -> None:
        wait = state.next_action.sleep if state.next_action else 0.0
        notify(f"the server is busy or unreachable: waiting {wait:.1f} s, try {state.attempt_number + 1} of {ATTEMPTS}")

    return {
        "retry": retry_if_exception(transient),
        "stop": stop_after_attempt(ATTEMPTS),
        "wait": lambda state: limit.left(_wait(state)),
        "before_sleep": say,
        "reraise": True,
    }


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    return min(retry_after(error) or 2.0 ** (state.attempt_number - 1), LONGEST_WAIT)


def retry_after(error: BaseException | None) -> float | None:
    """Seconds the server asks to wait, from `retry-after-ms` or `retry-after` (seconds or an HTTP date).

    None when it does not say, or nothing that lies in the future.
    """
    headers = getattr(getattr(error, "response", None), "headers", {})
    milliseconds = _number(headers.get("retry-after-ms", ""))
    seconds = milliseconds / 1000 if milliseconds else _seconds(headers.get("retry-after", ""))
    return seconds if seconds and 0 < seconds < math.inf else None


def _seconds(value: str) -> float | None:
    number = _number(value)
    if number is not None:
        return number
    try:
        return email.utils.parsedate_to_datetime(value).timestamp() - time.time()
    except (ValueError, OverflowError):
        return None


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None
