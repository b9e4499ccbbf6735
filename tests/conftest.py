"""Fixtures that several test modules share, and how model traffic is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from scripted_server import ScriptedServer

settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")  # the same examples each time, however busy the machine

CASSETTES = Path(__file__).parent.parent / "cassettes"
KEPT_OF_REQUEST = {"content-type"}
KEPT_OF_RESPONSE = {"content-type", "retry-after", "retry-after-ms"}


@pytest.fixture
def scripted() -> Iterator[ScriptedServer]:
    """A scripted server, listening, its script still empty."""
    with ScriptedServer() as server:
        yield server


@pytest.fixture(scope="session")
def _stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Paths for stores, a new one each time; a store makes its file when it is used."""
    folder = tmp_path_factory.mktemp("stores")
    return (folder / f"{number}.sqlite3" for number in count())


@pytest.fixture(autouse=True)
def _own_store(_stores: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """No test knows another's answers, or the user's."""
    monkeypatch.setenv("SUMMARIZER_STORE", str(next(_stores)))


@pytest.fixture(autouse=True)
def _built_in_prompts(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test asks with prompts that lie in the user's folders."""
    monkeypatch.setenv("SUMMARIZER_PROMPTS", "")


@pytest.fixture(scope="session")
def vcr_config() -> dict[str, Any]:
    """Match on the JSON body, keep allow-listed headers only, play every recording once."""
    return {
        "match_on": ["method", "path", "query", "body"],
        "before_record_request": _scrubbed_request,
        "before_record_response": _scrubbed_response,
        "decode_compressed_response": True,
        "allow_playback_repeats": False,
    }


@pytest.fixture(scope="module")
def vcr_cassette_dir(request: pytest.FixtureRequest) -> str:
    """One folder a test module, beside the tests: `cassettes/MODULE/TEST.yaml`."""
    return str(CASSETTES / request.module.__name__)


def _scrubbed_request(request: Any) -> Any:
    request.headers = {name: value for name, value in request.headers.items() if name.lower() in KEPT_OF_REQUEST}
    return request


def _scrubbed_response(response: dict[str, Any]) -> dict[str, Any]:
    headers = response["headers"]
    response["headers"] = {name: value for name, value in headers.items() if name.lower() in KEPT_OF_RESPONSE}
    return response
