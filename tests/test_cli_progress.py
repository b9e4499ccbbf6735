from __future__ import annotations

import pytest

from summarizer.cli.progress import EVERY, Progress, span


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (99, "99 s"), (100, "2 min"), (5_940, "99 min"), (12_600, "3.5 h")]
)
def test_a_time_is_told_in_the_unit_that_suits_it(seconds: float, words: str) -> None:
    assert span(seconds) == words


def test_off_a_terminal_a_line_a_minute_has_the_latest_rate(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [0.0]
    monkeypatch.setattr("summarizer.cli.progress.time.monotonic", lambda: now[0])
    progress = Progress(500, quiet=False)
    for second in range(1, 101):  # a hundred from the store at once, then one every two seconds
        now[0] += 0.0 if second <= 100 else 2.0
        progress.count(failed=False)
    assert capsys.readouterr().err == ""
    for _ in range(100):
        now[0] += 2.0
        progress.count(failed=False)
    progress.count(failed=True)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 200 // EVERY
    assert lines[-1] == "summarizer: 190 of 500 articles, 30.0 a minute, 10 min left"


def test_nobody_is_told_how_long_when_nobody_knows_how_many(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [0.0]
    monkeypatch.setattr("summarizer.cli.progress.time.monotonic", lambda: now[0])
    progress, silent = Progress(None, quiet=False), Progress(None, quiet=True)
    for _ in range(2):
        now[0] += 61.0
        progress.count(failed=True)
        silent.count(failed=True)
    assert capsys.readouterr().err.splitlines()[-1] == "summarizer: 2 articles, 2 failed, 1.0 a minute"
