"""Quality over a set of documents with gold briefs: run, keep the briefs, score, print one table.

The sets and their scorer are data of their own, not part of this project: a folder with `SET.jsonl` files (one
document a line, with `id` and `text`) and a `score_brief.py` beside them, named by SUMMARIZER_EVAL_DATA.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from summarizer import Summarizer, __version__
from summarizer.schemas import Brief

RESULTS = Path(__file__).parent / "results"
LISTS = ("actors", "claims", "territorial_changes", "stated_goals", "overall")


def data_folder() -> Path:
    """The folder of sets. Raises ClickException when it is not named."""
    folder = os.environ.get("SUMMARIZER_EVAL_DATA")
    if not folder or not Path(folder).is_dir():
        raise click.ClickException("name the folder of evaluation sets in SUMMARIZER_EVAL_DATA")
    return Path(folder)


def measure(name: str, model: str, strategy: str | None, limit: int | None) -> None:
    """Run the product over the set `name`, or go on where a run stopped, and print its figures."""
    gold = data_folder() / f"{name}.jsonl"
    documents = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()][:limit]
    folder = (
        RESULTS
        / f"{name}-{model.replace('/', '_').replace(':', '_')}-{strategy or 'default'}-{__version__}-{_commit()}"
    )
    folder.mkdir(parents=True, exist_ok=True)
    briefs = dict(_run(documents, folder, model, strategy))
    scored = _score(gold, briefs)
    (folder / "figures.json").write_text(json.dumps(_figures(scored, briefs), indent=1), encoding="utf-8")
    print(_table(scored, briefs))


def _commit() -> str:
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return done.stdout.strip() or "no-commit"


def _run(
    documents: list[dict[str, Any]], folder: Path, model: str, strategy: str | None
) -> Iterator[tuple[str, Brief]]:
    with Summarizer(model, strategy=strategy) as session:
        for at, document in enumerate(documents, 1):
            path = folder / f"{document['id'].replace('/', '_')}.json"
            if not path.exists():
                brief = session.summarize(str(document["text"]))
                path.write_text(brief.model_dump_json(), encoding="utf-8")
            brief = Brief.model_validate_json(path.read_text(encoding="utf-8"))
            print(f"{at} of {len(documents)}: {brief.generation.usage.seconds:.0f} s", file=sys.stderr)
            yield document["id"], brief


def _scorer(gold: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_brief", gold.parent / "score_brief.py")
    if spec is None or spec.loader is None:
        raise click.ClickException(f"no scorer beside {gold}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _score(gold: Path, briefs: dict[str, Brief]) -> dict[str, Any]:
    scorer = _scorer(gold)
    records = [record for record in scorer.load_gold(str(gold)) if record["id"] in briefs]
    scored: dict[str, Any] = scorer.score(
        records, {name: brief.model_dump(mode="json") for name, brief in briefs.items()}
    )
    return scored


def _figures(scored: dict[str, Any], briefs: dict[str, Brief]) -> dict[str, Any]:
    usage = [brief.generation.usage for brief in briefs.values()]
    first = next(iter(briefs.values())).generation
    return {
        **{name: scored[name] for name in (*LISTS, "traps", "evidence")},
        "documents": len(briefs),
        "seconds": [each.seconds for each in usage],
        "tokens": [each.prompt_tokens + each.completion_tokens for each in usage],
        "rejected": dict(sum((Counter(brief.generation.rejected) for brief in briefs.values()), Counter())),
        "model": first.model,
        "strategy": first.strategy,
        "prompts": {prompt.name: prompt.sha256 for prompt in first.prompts},
        "tool_version": first.tool_version,
        "commit": _commit(),
    }


def _table(scored: dict[str, Any], briefs: dict[str, Brief]) -> str:
    head = f"{'list':22}{'P':>7}{'R':>7}{'F1':>7}{'core R':>8}"
    rows = [head]
    for name in LISTS:
        figures = scored[name]
        numbers = "".join(
            f"{_shown(figures[key]):>{width}}" for key, width in (("p", 7), ("r", 7), ("f1", 7), ("core_recall", 8))
        )
        extra = ", ".join(f"{key[:-9]} {_shown(value)}" for key, value in figures.items() if key.endswith("_accuracy"))
        rows.append(f"{name:22}{numbers}  {extra}".rstrip())
    figures = _figures(scored, briefs)
    seconds = figures["seconds"]
    rows.append(
        f"traps hit {scored['traps']['hits']} of {scored['traps']['of']}; "
        f"offsets exact {scored['evidence']['offsets_exact']}"
    )
    rows.append(f"seconds a document: mean {sum(seconds) / len(seconds):.1f}, longest {max(seconds):.1f}")
    rows.append(f"rows rejected: {figures['rejected']}")
    return "\n".join(rows)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
