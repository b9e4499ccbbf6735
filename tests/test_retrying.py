from __future__ import annotations

import email.utils
import math
import time

import httpx2
import openai
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tenacity import Retrying

from summarizer.retrying import LONGEST_WAIT, policy, retry_after

REQUEST = httpx2.Request("POST", "https://models.example")


def busy(**headers: str) -> openai.APIStatusError:
    """A 503 with these headers, underscores for dashes."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    response = httpx2.Response(503, headers=named, request=REQUEST)
    return openai.APIStatusError("busy", response=response, body=None)


def waits_for(*errors: Exception) -> tuple[list[float], list[str]]:
    """The waits and the lines of a call that meets these errors, then succeeds."""
    waits: list[float] = []
    said: list[str] = []
    left = list(errors)

    def call() -> str:
        if left:
            raise left.pop(0)
        return "done"

    assert Retrying(sleep=waits.append, **policy(said.append))(call) == "done"
    return waits, said


def test_waits_double() -> None:
    waits, said = waits_for(busy(), busy(), busy())
    assert waits == [1.0, 2.0, 4.0]
    assert said == [
        "the server is busy or unreachable: waiting 1.0 s, try 2 of 4",
        "the server is busy or unreachable: waiting 2.0 s, try 3 of 4",
        "the server is busy or unreachable: waiting 4.0 s, try 4 of 4",
    ]


def test_the_fourth_fault_is_raised_as_it_is() -> None:
    errors = [busy() for _ in range(5)]
    with pytest.raises(openai.APIStatusError) as caught:
        waits_for(*errors)
    assert caught.value is errors[3]


def test_what_no_wait_helps_is_raised_at_once() -> None:
    said: list[str] = []
    with pytest.raises(ValueError, match="no JSON"):
        Retrying(**policy(said.append))(int, "no JSON")
    assert said == []


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"retry_after": "7"}, 7.0),
        ({"retry_after": " 0.5 "}, 0.5),
        ({"retry_after_ms": "250"}, 0.25),
        ({"retry_after_ms": "250", "retry_after": "9"}, 0.25),
        ({"retry_after_ms": "soon", "retry_after": "9"}, 9.0),
        ({"retry_after": "100000"}, LONGEST_WAIT),
        ({"retry_after_ms": "100000000"}, LONGEST_WAIT),
        ({"retry_after": "Fri, 31 Dec 2999 23:59:59 GMT"}, LONGEST_WAIT),
    ],
)
def test_the_server_says_how_long(headers: dict[str, str], wait: float) -> None:
    assert waits_for(busy(**headers))[0] == [wait]


def test_a_date_is_counted_from_now() -> None:
    date = email.utils.formatdate(time.time() + 20, usegmt=True)
    assert retry_after(busy(retry_after=date)) == pytest.approx(20, abs=2)


@pytest.mark.parametrize(
    "value", ["0", "-5", "soon", "", "nan", "inf", "-inf", "1e999", "Thu, 01 Jan 1970 00:00:00 GMT"]
)
def test_a_wait_that_is_none_is_ours(value: str) -> None:
    assert retry_after(busy(retry_after=value)) is None
    assert waits_for(busy(retry_after=value))[0] == [1.0]


@pytest.mark.parametrize("error", [None, ValueError("no reply"), openai.APIConnectionError(request=REQUEST)])
def test_an_error_without_a_reply_asks_for_no_wait(error: Exception | None) -> None:
    assert retry_after(error) is None


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
@example("Mon, 01 Jan 0001 00:00:00 +2359")
@example("Fri, 31 Dec 9999 23:59:59 -2359")
@example("Fri, 31 Dec 99999 23:59:59 GMT")
@example("1 Jan 1 1:1:1 99999999999999999999")
def test_no_header_breaks_the_wait(value: str) -> None:
    seconds = retry_after(busy(retry_after=value, retry_after_ms=value))
    assert seconds is None or 0 < seconds < math.inf
