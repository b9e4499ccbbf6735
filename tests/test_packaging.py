"""What is built and installed is the whole package, and needs nothing of the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import summarizer

pytestmark = pytest.mark.packaging
ROOT = Path(__file__).parent.parent
NOT_IN_A_CLONE = (".git", ".venv", "venv", "dist", "build", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info")
IMPORT_ALL = """
import pkgutil, importlib, summarizer
modules = [found.name for found in pkgutil.walk_packages(summarizer.__path__, "summarizer.")]
for name in modules: importlib.import_module(name)
print(summarizer.__file__, len(modules))
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository, as a clone would be."""
    copy = tmp_path_factory.mktemp("clone") / "repository"
    shutil.copytree(ROOT, copy, symlinks=True, ignore=shutil.ignore_patterns(*NOT_IN_A_CLONE))
    return copy


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    return _build(checkout, tmp_path_factory.mktemp("wheel"), "--wheel")


def _build(checkout: Path, folder: Path, *options: str) -> Path:
    subprocess.run([sys.executable, "-m", "build", *options, "--outdir", folder, checkout], check=True)
    (built,) = folder.glob("*.whl")
    return built


def _content(wheel: Path) -> dict[str, int]:
    """Names and checksums of a wheel's files, the list of them left out."""
    with zipfile.ZipFile(wheel) as archive:
        return {each.filename: each.CRC for each in archive.infolist() if not each.filename.endswith("/RECORD")}


def _sources(checkout: Path) -> set[str]:
    """Names that the package's files have in a wheel."""
    own = [path for path in (checkout / "summarizer").rglob("*") if path.is_file()]
    linked = [path for name in ("schemas", "prompts") for path in (checkout / name).rglob("*") if path.is_file()]
    names = {str(path.relative_to(checkout)) for path in own if not {"schemas", "prompts"} & set(path.parts)}
    return names | {f"summarizer/{path.relative_to(checkout)}" for path in linked}


def test_the_wheel_holds_the_package_all_of_it_and_nothing_else(checkout: Path, wheel: Path) -> None:
    files = {name for name in _content(wheel) if ".dist-info/" not in name}
    assert files == _sources(checkout)
    assert {
        "summarizer/py.typed",
        "summarizer/schemas/__init__.py",
        "summarizer/schemas/brief.schema.json",
        "summarizer/schemas/dossier.schema.json",
        "summarizer/prompts/whole.v1.j2",
        "summarizer/lexicon/reporting.toml",
        "summarizer/render/page_assets/page.html.j2",
        "summarizer/render/page_assets/dossier.html.j2",
        "summarizer/render/page_assets/outlines.txt",
        "summarizer/render/page_assets/page.css",
        "summarizer/render/page_assets/page.js",
    } <= files


def test_the_wheel_carries_the_licence(wheel: Path) -> None:
    assert f"summarizer-{summarizer.__version__}.dist-info/licenses/LICENSE" in _content(wheel)


def test_a_wheel_built_from_the_source_distribution_is_the_same(checkout: Path, wheel: Path, tmp_path: Path) -> None:
    assert _content(_build(checkout, tmp_path)) == _content(wheel)


def test_the_wheel_works_where_there_is_no_checkout(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    programs, elsewhere = tmp_path / "venv" / "bin", tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(ROOT / "examples" / "torvak.txt", elsewhere)

    def run(*command: object) -> str:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        words = [str(word) for word in command]
        done = subprocess.run(words, cwd=elsewhere, env=environment, stdout=subprocess.PIPE, text=True, check=True)
        return done.stdout

    run(programs / "pip", "install", "--quiet", wheel)
    run(programs / "pip", "check")
    assert run(programs / "python", "-c", IMPORT_ALL).startswith(str(tmp_path / "venv"))
    assert run(programs / "summarizer", "--help").startswith("Usage: summarizer")
    assert "nothing was asked" in run(programs / "summarizer", "summary", "torvak.txt", "--dry-run")
    assert "Torvak" in run(programs / "summarizer", "summary", "torvak.txt", "--show-prompt")
