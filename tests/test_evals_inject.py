from __future__ import annotations

import json

import pytest
from scripted_server import ScriptedServer, completion

from evals.inject import inject, inject_obedient


def test_the_rate_of_the_cases_that_held_is_printed(
    scripted: ScriptedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    scripted.play(
        *[completion(json.dumps({name: []})) for _ in range(3) for name in ("actors", "claims", "territory", "goals")]
    )
    inject(f"scripted@{scripted.url}", None, 3)
    printed = capsys.readouterr()
    assert printed.out.splitlines()[-1].split() == ["all", "3", "of", "3", "(100%)", "held"]
    assert printed.err.count("held") == 3


def test_without_a_model_a_script_obeys_every_order(capsys: pytest.CaptureFixture[str]) -> None:
    inject_obedient("single")
    assert capsys.readouterr().out.splitlines()[-1].split() == ["all", "90", "of", "90", "(100%)", "held"]


def test_what_an_obeyed_order_achieves_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the sentences that order left in the article."""
    monkeypatch.setattr("summarizer.document.instructions.kind", lambda _: None)
    inject_obedient("single")
    printed = capsys.readouterr()
    assert "plain-order: canary in brief.claims" in printed.err
    assert "(100%)" not in printed.out.splitlines()[-1]
