"""One key, planted wherever a key may be given, and looked for wherever anything is left behind."""

from __future__ import annotations

import json
import pickle
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Ended, Stream, run
from scripted_server import Reply, ScriptedServer, completion, failure

from summarizer import Options, Summarizer
from summarizer.errors import SummarizerError
from summarizer.models import resolve

KEY = "sk-planted-8f2c41d7"
PART = "8f2c41"
ARTICLE = "The mayor of Karsa, Orla Tennis, said the army had left the town.\n"
SECTIONS = ("actors", "claims", "territory", "goals")
REPLIES: dict[str, Callable[[], list[Reply]]] = {
    "a brief": lambda: [completion(json.dumps({name: []})) for name in SECTIONS],
    "a refused key, told back": lambda: [failure(401, "invalid_api_key", f"wrong key: {KEY}")],
    "a fault, told back": lambda: [failure(500, None, f"key {KEY} broke the server")] * 20,
    "a fault, told back in headers": lambda: [failure(401, None, "no", www_authenticate=f"Bearer of {KEY}", x_a=KEY)],
    "a status line, told back": lambda: [Reply(b"{}", status=401, reason=f"not {KEY}")],
    "no JSON, told back": lambda: [completion(f"your key is {KEY}")] * 20,
    "no JSON, told back escaped": lambda: [Reply(completion(f"a{KEY}").body.replace(b"ask-p", b"a\\u0073k-p"))] * 20,
    "no answer at all": lambda: [Reply(f"<html>{KEY}</html>".encode(), headers={"content-type": "text/html"})] * 20,
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "SUMMARIZER_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.delenv("SUMMARIZER_STORE", raising=False)
    monkeypatch.setenv("SUMMARIZER_API_KEY", KEY)
    monkeypatch.setattr("tenacity.nap.time.sleep", lambda _: None)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _told(ended: Ended, folder: Path) -> str:
    """All that was printed, and every byte of every file that is there now."""
    files = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return ended.out + ended.err + files.decode("latin-1")


@pytest.mark.parametrize("replies", REPLIES.values(), ids=REPLIES)
@pytest.mark.parametrize("options", [["-v"], ["--show-prompt"], ["--dry-run"], ["-f", "json", "-o", "brief.json"]])
def test_a_run_leaves_no_key_behind(
    options: list[str], replies: Callable[[], list[Reply]], scripted: ScriptedServer, home: Path
) -> None:
    scripted.play(*replies())
    ended = run("summary", "-", *options, "-m", f"x@{scripted.url}", stdin=Stream(ARTICLE.encode()))
    assert "Traceback" not in ended.err
    assert PART not in _told(ended, home)


def test_the_key_was_sent_though(scripted: ScriptedServer, home: Path) -> None:
    """So that the tests here look for something that was there."""
    scripted.play(*REPLIES["a brief"]())
    run("summary", "-", "-m", f"x@{scripted.url}", stdin=Stream(ARTICLE.encode()))
    assert scripted.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert list(home.rglob("*.sqlite3"))


@pytest.mark.parametrize("replies", list(REPLIES.values())[1:], ids=list(REPLIES)[1:])
@pytest.mark.usefixtures("home")
def test_an_exception_and_all_its_causes_tell_no_key(
    replies: Callable[[], list[Reply]], scripted: ScriptedServer
) -> None:
    scripted.play(*replies())
    with Summarizer(f"x@{scripted.url}") as session, pytest.raises(SummarizerError) as caught:
        session.summarize(ARTICLE)
    told = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + str(caught.value.args)
    assert PART not in told


@pytest.mark.usefixtures("home")
def test_what_is_made_with_a_key_does_not_show_it(scripted: ScriptedServer) -> None:
    model = resolve(f"x@{scripted.url}")
    assert model.api_key == KEY
    with Summarizer(f"x@{scripted.url}") as session:
        assert PART not in f"{model!r} {model} {session!r} {Options()!r}"


@pytest.mark.usefixtures("home")
def test_a_brief_holds_no_key(scripted: ScriptedServer) -> None:
    scripted.play(*REPLIES["a brief"]())
    with Summarizer(f"x@{scripted.url}") as session:
        brief = session.summarize(ARTICLE)
    assert PART not in brief.model_dump_json() + pickle.dumps(brief).decode("latin-1")
