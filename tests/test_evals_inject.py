from __future__ import annotations

import json

import pytest
from scripted_server import ScriptedServer, completion

from evals.inject import inject


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
