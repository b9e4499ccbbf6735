"""Whether something takes time in proportion to its length, told apart from the noise of a busy machine."""

from __future__ import annotations

from collections.abc import Callable

ATTEMPTS = 5


def in_proportion(took: Callable[[int], float], length: int) -> bool:
    """Whether `took` says less than eight times the seconds for four times the length, in one of a few attempts.

    Four times are expected, sixteen are what time that grows with the square comes to: noise may hide the first from
    one attempt, but does not make the second look like the first.
    """
    return any(took(4 * length) < 8 * took(length) for _ in range(ATTEMPTS))
