"""A scheduler and workers that are processes, as on several machines; one of them is killed in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from command import run
from scripted_server import Reply, Request, ScriptedServer, completion

from summarizer.store import Store

pytestmark = pytest.mark.slow
ARTICLES = 60
JOBS = 3
KEY = "a-key-that-nobody-sees"
# a shell in the background leaves SIGINT ignored to its children
INTERRUPTIBLE = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
EMPTY = json.dumps({"actors": [], "claims": [], "territory": [], "goals": []})


@contextmanager
def process(log: Path, *arguments: object, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process with its own group, its output in a file; killed at the end if it is still there."""
    with log.open("wb") as out:
        started = subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            stdout=out,
            stderr=out,
            env={**os.environ, **environment},
            start_new_session=True,
        )
        try:
            yield started
        finally:
            if started.poll() is None:
                os.killpg(started.pid, signal.SIGKILL)
            started.wait()


def until(reached: Callable[[], Any], seconds: float = 300) -> None:
    ends = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < ends, "it took too long"
        time.sleep(0.02)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A scheduler's address."""
    file = tmp_path / "scheduler.json"
    listen = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", file]
    with process(tmp_path / "scheduler.log", "-m", "dask", "scheduler", *listen):
        until(lambda: file.exists() and file.read_text("utf-8").endswith("}"))
        yield json.loads(file.read_text("utf-8"))["address"]


def worker(log: Path, address: str, **environment: str) -> Any:
    """A worker process without anybody who would start it again."""
    options = ["--no-nanny", "--nthreads", "1", "--host", "127.0.0.1", "--no-dashboard"]
    return process(log, "-m", "dask", "worker", address, *options, **environment)


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    """A manifest of articles."""
    texts = [f"The Green Hand took village {number} on Monday, Mayor Irena Kost said." for number in range(ARTICLES)]
    lines = [json.dumps({"text": text, "id": f"v{number}"}) for number, text in enumerate(texts)]
    (tmp_path / "set.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path / "set.jsonl"


def briefs(folder: Path) -> dict[str, Any]:
    """Briefs by file, without what differs from run to run: when it was, and what it cost.

    An answer that a worker had kept when it was killed costs the next one nothing.
    """
    out = {path.name: json.loads(path.read_text("utf-8")) for path in folder.iterdir()}
    for brief in out.values():
        brief["generation"].pop("generated_at")
        brief["generation"].pop("usage")
    return out


def asked(requests: list[Request]) -> Counter[str]:
    return Counter(json.dumps(request.body, sort_keys=True) for request in requests)


@pytest.mark.parametrize("shared", ["store", "folder"])
def test_a_worker_killed_in_the_middle_costs_nothing_but_time(
    scripted: ScriptedServer, address: str, manifest: Path, tmp_path: Path, shared: str
) -> None:
    scripted.answering = lambda _: Reply(completion(EMPTY).body, delay=0.1)
    common = {"SUMMARIZER_STORE": str(tmp_path / "workers.sqlite3")} if shared == "store" else {"SUMMARIZER_STORE": ""}
    own = {**common, "SUMMARIZER_API_KEY": KEY}
    command = ["summary", "-m", f"x@{scripted.url}", "--strategy", "single", "--jobs", JOBS, manifest]
    command += ["--shared", tmp_path / "shared"] if shared == "folder" else []
    cli = ["-c", "from summarizer.cli import main; main()"]
    with (
        worker(tmp_path / "one.log", address, **own),
        worker(tmp_path / "two.log", address, **own) as two,
        process(tmp_path / "cli.log", *cli, *command, "--cluster", address, "-o", tmp_path / "out") as client,
    ):
        until(lambda: len(scripted.requests) >= ARTICLES // 3 or client.poll() is not None)
        os.kill(two.pid, signal.SIGKILL)
        assert two.wait() == -signal.SIGKILL
        assert client.wait(120) == 0, (tmp_path / "cli.log").read_text("utf-8")
    times = asked(scripted.requests)
    assert len(times) == ARTICLES
    assert ARTICLES <= times.total() <= ARTICLES + JOBS, "only what was in flight is asked again"
    assert {request.headers["authorization"] for request in scripted.requests} == {f"Bearer {KEY}"}
    for log in tmp_path.glob("*.log"):
        assert KEY not in log.read_text("utf-8")
        assert "Green Hand" not in log.read_text("utf-8")

    near = run("summary", *command[1:5], "--jobs", JOBS, manifest, "-o", tmp_path / "near", "--no-store")
    assert near.code == 0
    assert briefs(tmp_path / "out") == briefs(tmp_path / "near")
    assert len(briefs(tmp_path / "out")) == ARTICLES


def test_ctrl_c_ends_it_cleanly_and_the_workers_stop_asking(
    scripted: ScriptedServer, manifest: Path, tmp_path: Path
) -> None:
    scripted.answering = lambda _: Reply(completion(EMPTY).body, delay=0.2)
    command = [
        "summary",
        "-m",
        f"x@{scripted.url}",
        "--strategy",
        "single",
        "--jobs",
        1,
        manifest,
        "--cluster",
        "local",
    ]
    cli = ["-W", "error", "-c", f"{INTERRUPTIBLE}; from summarizer.cli import main; main()"]
    with process(tmp_path / "cli.log", *cli, *command, "--jsonl") as client:
        until(lambda: len(scripted.requests) >= 5 or client.poll() is not None)
        os.killpg(client.pid, signal.SIGINT)  # as a terminal does: to every process of it
        assert client.wait(60) == 130
    assert (tmp_path / "cli.log").read_text("utf-8").splitlines()[-1] == "summarizer: interrupted"
    assert "Traceback" not in (tmp_path / "cli.log").read_text("utf-8")
    count = len(scripted.requests)
    time.sleep(1)
    assert len(scripted.requests) == count < ARTICLES
    with Store() as store:
        assert store.query("SELECT count(*) FROM briefs")[0][0] >= 1
