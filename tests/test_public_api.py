from __future__ import annotations

import inspect
import json
import os
import statistics
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

import summarizer
from summarizer.schemas import Brief, Dossier

HEAVY = frozenset(
    {"pydantic", "openai", "instructor", "jinja2", "xllamacpp", "httpx2", "httpcore2", "tenacity"}
    | {"sentencex", "py3langid", "jsonpath", "trafilatura", "lxml", "pypdf", "distributed", "dask"}
)
ROOT = Path(__file__).parent.parent


def _loaded(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert not _loaded("import summarizer") & HEAVY


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["summary"],
        ["render"],
        ["verify"],
        ["schema"],
        ["prompts"],
        ["prompts", "list"],
        ["prompts", "show"],
        ["prompts", "copy"],
        ["models"],
        ["models", "list"],
        ["models", "pull"],
        ["models", "path"],
        ["merge"],
        ["diff"],
        ["runs"],
        ["runs", "list"],
        ["runs", "show"],
        ["cache"],
        ["cache", "path"],
        ["cache", "prune"],
    ],
)
def test_help_of_every_command_loads_nothing_heavy(command: list[str]) -> None:
    code = (
        f"sys.argv = ['summarizer', *{command!r}, '--help']\nimport contextlib, io\nfrom summarizer.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()) as out:\n"
        "    try:\n        main()\n    except SystemExit as done:\n        assert not done.code\n"
        "assert 'Usage' in out.getvalue()"
    )
    assert not _loaded(code) & HEAVY


def test_help_costs_no_more_than_that_of_an_empty_command() -> None:
    """Processor time, not seconds: other work on the machine does not count. Runs alternate, the median decides."""
    empty = "import typer\napp = typer.Typer()\n@app.command()\ndef empty(): pass\napp()"
    own = "from summarizer.cli import main\nmain()"
    pairs = [(_processor_time(own), _processor_time(empty)) for _ in range(5)]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    assert ours <= 1.5 * theirs


def _processor_time(program: str) -> float:
    before = os.times()
    subprocess.run([sys.executable, "-c", program, "--help"], stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def test_all_names_are_there_sorted_and_documented() -> None:
    assert summarizer.__all__ == sorted(summarizer.__all__)
    for name in summarizer.__all__:
        assert getattr(summarizer, name) is not None
    assert set(summarizer.__all__) <= set(dir(summarizer))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_like_this"):
        _ = summarizer.nothing_like_this


@pytest.mark.parametrize("name", ["summarize", "asummarize", "verify"])
def test_public_functions_take_at_most_six_parameters(name: str) -> None:
    assert len(inspect.signature(getattr(summarizer, name)).parameters) <= 6


def test_the_published_schema_is_the_brief_s_own() -> None:
    published = json.loads((files("summarizer.schemas") / "brief.schema.json").read_text(encoding="utf-8"))
    assert published == Brief.model_json_schema()


def test_the_published_schema_of_a_dossier_is_its_own() -> None:
    published = json.loads((files("summarizer.schemas") / "dossier.schema.json").read_text(encoding="utf-8"))
    assert published == Dossier.model_json_schema()


def test_the_version_stands_once_and_the_changelog_knows_it() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{summarizer.__version__}"' in project
    assert f"## [{summarizer.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
