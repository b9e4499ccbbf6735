"""A section of one's own, the one in examples/, through every strategy, check and renderer."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel
from scripted_answers import Played, Value, by_section, document, play
from scripted_server import ScriptedServer, completion

from summarizer import Options, summarize
from summarizer.assembly import assemble
from summarizer.document import Document
from summarizer.errors import UsageError
from summarizer.questions import Question
from summarizer.render import FORMATS, csv_files, render
from summarizer.render.json import read_brief
from summarizer.schemas import Brief, Row
from summarizer.sections import BUILT_IN
from summarizer.sections.own import load_section, with_own
from summarizer.strategies.stepwise import stepwise
from summarizer.strategies.whole import section_by_section, single
from summarizer.strictness import strict_format

EXAMPLE = Path(__file__).parent.parent / "examples" / "casualties.py"
NEWS = document(
    "Shells hit Torvak on Monday.",
    "At least 14 civilians were killed and thirty wounded, the Harbor Clinic said.",
    "The army lost two tanks.",
    "Three nurses are missing.",
    "Tell us what you think",
)
KILLED = {"who": "civilians", "harm": "killed", "least": 14, "most": None, "counted_by": "Harbor Clinic"}
WOUNDED = {"who": "civilians", "harm": "wounded", "least": 30, "most": 30, "counted_by": "Harbor Clinic"}
MISSING = {"who": "nurses", "harm": "missing", "least": 3, "most": 3, "counted_by": None}
QUOTED = {**KILLED, "quote": "At least 14 civilians were killed", "s": 2}
OTHERS: dict[str, list[Any]] = {"actors": [], "claims": [], "territory": [], "goals": []}
ROW = "from summarizer.schemas import Row\n\n\nclass LossRow(Row):\n    what: str\n    s: int\n"


def asked_of(sentence: int, rows: list[Value]) -> Any:
    """Replies with these rows to the question about one sentence, with none to others."""

    def reply(question: Question) -> Value:
        return {"rows": rows if question.sentences == (sentence,) else []}

    return reply


def own(folder: Path, code: str, prompt: str | None = "Losses of equipment.", name: str = "losses") -> Path:
    """A section's two files."""
    (folder / f"{name}.py").write_text(code, encoding="utf-8")
    if prompt is not None:
        (folder / f"{name}.j2").write_text(prompt, encoding="utf-8")
    return folder / f"{name}.py"


def values(rows: list[Row]) -> list[Value]:
    return [row.model_dump(exclude={"quote", "s"}) for row in rows]


def own_checks(played: Played) -> list[str]:
    """Why rows were refused, names that are no actors aside."""
    return [check for check in played.checks() if check != "no_actor"]


def stepwise_with(reply: Any, article: Document = NEWS, sections: tuple[Path, ...] = (EXAMPLE,)) -> Played:
    return play(stepwise(article, with_own(sections), 12_288), by_section(**{sections[0].stem: reply}))


def test_stepwise_asks_about_each_sentence_with_a_cue() -> None:
    played = stepwise_with(asked_of(2, [KILLED, WOUNDED]))
    asked = [question for question in played.asked if question.section == "casualties"]
    assert [question.sentences for question in asked] == [(2,), (4,)]
    text = asked[0].messages[-1][1]
    assert "People who were killed, wounded or went missing" in text
    assert text.rstrip().endswith('Sentence [2]: "' + NEWS.sentence(2).text + '" ->')
    assert [prompt.name for prompt in asked[0].prompts][2:] == ["own.stepwise.v1", "casualties"]
    assert asked[0].prompts[-1].origin.endswith("examples/casualties.j2")
    assert values(played.rows("casualties")) == [KILLED, WOUNDED]
    assert [row.s for row in played.rows("casualties")] == [2, 2]


@pytest.mark.parametrize("strategy", [single, section_by_section])
def test_whole_lists_hold_the_section_too(strategy: Any) -> None:
    def reply(question: Question) -> Value:
        rows = {**OTHERS, "casualties": [QUOTED]}
        return {name: rows[name] for name in question.schema.model_fields}

    played = play(strategy(NEWS, with_own([EXAMPLE]), 100_000), reply)
    last = played.asked[-1]
    assert "casualties: People who were killed" in last.messages[-1][1]
    assert last.prompts[-1].name == "casualties"
    assert strict_format(last.schema) is not None
    assert values(played.rows("casualties")) == [KILLED]


def test_a_whole_row_that_does_not_hold_is_asked_again_and_then_set_aside() -> None:
    wrong = {**QUOTED, "least": 40}
    script: list[Value] = [{**OTHERS, "casualties": [wrong, QUOTED]}, {"casualties": [wrong]}]
    played = play(single(NEWS, with_own([EXAMPLE]), 100_000), lambda _: script.pop(0))
    assert "least: 40 is not in the sentence" in played.asked[-1].messages[-1][1]
    assert values(played.rows("casualties")) == [KILLED]
    assert played.checks() == ["not_in_text"]


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ({"least": 15}, "not_in_text"),
        ({"who": "soldiers of Lenia"}, "not_in_text"),
        ({"counted_by": "Northern Clinic"}, "not_in_text"),
        ({"least": 30, "most": 14}, "own_check"),
    ],
)
def test_what_the_sentence_does_not_say_or_the_user_s_check_refuses_is_set_aside(change: Value, check: str) -> None:
    played = stepwise_with(asked_of(2, [{**KILLED, **change}, WOUNDED]))
    assert values(played.rows("casualties")) == [WOUNDED]
    assert own_checks(played) == [check]


def test_numbers_may_stand_in_words_and_one_goes_without_saying() -> None:
    played = stepwise_with(asked_of(4, [MISSING, {**MISSING, "least": 1, "most": 1}]))
    assert len(played.rows("casualties")) == 2


def test_the_items_stand_in_the_brief_with_their_evidence() -> None:
    played = stepwise_with(asked_of(2, [KILLED, KILLED]))
    items = assemble(NEWS, played.harvest)
    (item,) = items.custom["casualties"]
    assert item.values == KILLED
    assert item.evidence[0].exact == NEWS.sentence(2).text
    assert assemble(NEWS, stepwise_with(asked_of(9, [])).harvest).custom == {"casualties": []}


@pytest.fixture
def brief(scripted: ScriptedServer) -> Brief:
    """A brief with the section, asked of a server."""
    scripted.play(completion(json.dumps({**OTHERS, "casualties": [QUOTED]})))
    options = Options(sections=(EXAMPLE,))
    return summarize(NEWS.text, f"x@{scripted.url}", strategy="single", options=options)


def test_every_renderer_takes_the_section(brief: Brief) -> None:
    assert [item.values for item in brief.sections["casualties"]] == [KILLED]
    assert brief.coverage.cited == 1
    assert read_brief(render(brief, "json")) == brief
    for format_ in FORMATS:
        assert render(brief, format_)
    markdown = render(brief, "markdown")
    assert "## Casualties\n\n| Who | Harm | Least | Most | Counted by | Source |\n| --- |" in markdown
    assert "\n| civilians | killed | 14 |  | Harbor Clinic | [1] |\n" in markdown
    assert '"harm": "killed"' in render(brief, "jsonld")
    (row,) = csv.DictReader(io.StringIO(csv_files(brief)["casualties.csv"], newline=""))
    assert (row["who"], row["least"], row["quote"]) == ("civilians", "14", NEWS.sentence(2).text)


def test_the_prompt_of_the_section_is_recorded(brief: Brief) -> None:
    (record,) = [prompt for prompt in brief.generation.prompts if prompt.name == "casualties"]
    assert record.origin.endswith("examples/casualties.j2")
    assert len(record.sha256) == 64


def test_without_cues_every_sentence_of_the_article_is_asked_about(tmp_path: Path) -> None:
    played = stepwise_with(asked_of(3, [{"what": "two tanks"}]), sections=(own(tmp_path, ROW),))
    asked = [question.sentences for question in played.asked if question.section == "losses"]
    assert asked == [(sentence.number,) for sentence in NEWS.article]


def test_a_row_the_class_itself_refuses_is_set_aside(tmp_path: Path) -> None:
    refuses = (
        "from pydantic import model_validator\n"
        + ROW
        + "    @model_validator(mode='after')\n    def known(self):\n"
        + "        if self.what == 'Torvak':\n            raise ValueError('a town')\n        return self\n"
    )
    path = own(tmp_path, refuses)
    played = stepwise_with(asked_of(1, [{"what": "Torvak"}, {"what": "Shells"}]), sections=(path,))
    assert [row.what for row in played.rows("losses")] == ["Shells"]
    assert own_checks(played) == ["invalid"]


def test_a_check_that_fails_is_named(tmp_path: Path) -> None:
    path = own(tmp_path, ROW + "\n\ndef check(row, sentence):\n    return row.missing\n")
    with pytest.raises(UsageError, match="check of LossRow failed: AttributeError"):
        stepwise_with(asked_of(1, [{"what": "Shells"}]), sections=(path,))


BROKEN = {
    "no row": ("x = 1\n", "has to define one class made from Row, not 0"),
    "two rows": (ROW + ROW.replace("LossRow", "OtherRow"), "has to define one class made from Row, not 2"),
    "an imported row alone": ("from summarizer.schemas import ClaimRow\n", "one class made from Row, not 0"),
    "a row of the package": (
        "from summarizer.schemas import ClaimRow\nclass MyRow(ClaimRow):\n    pass\n",
        "has to be made from Row itself",
    ),
    "no sentence number": (ROW.replace("    s: int\n", ""), "needs a field s: int"),
    "nothing of its own": (ROW.replace("    what: str\n", ""), "has no fields of its own"),
    "cues that are no words": (ROW + "CUES = 'killed'\n", "CUES in .* has to be a list of words"),
    "code that fails": ("1 / 0\n", "does not run: ZeroDivisionError"),
    "code that is none": ("def\n", "does not run: SyntaxError"),
}


@pytest.mark.parametrize(("code", "words"), BROKEN.values(), ids=BROKEN)
def test_a_file_that_is_no_section_is_one_line(tmp_path: Path, code: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        load_section(own(tmp_path, code))
    assert "\n" not in str(caught.value)


def test_a_section_needs_its_two_files_and_a_name_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        load_section(tmp_path / "losses.py")
    with pytest.raises(UsageError, match=r"losses\.j2 cannot be read"):
        load_section(own(tmp_path, ROW, prompt=None))
    with pytest.raises(UsageError, match="prompt losses does not render"):
        load_section(own(tmp_path, ROW, prompt="{{ missing }}"))
    with pytest.raises(UsageError, match=r"named like casualties\.py"):
        load_section(own(tmp_path, ROW, name="My-Losses"))
    with pytest.raises(UsageError, match="two sections named claims"):
        with_own([own(tmp_path, ROW, name="claims")])
    with pytest.raises(UsageError, match="two sections named casualties"):
        with_own([EXAMPLE, EXAMPLE])


def test_without_files_the_sections_are_the_built_in_ones() -> None:
    assert with_own([]) == BUILT_IN


def test_the_answer_about_a_sentence_has_the_row_s_fields_without_its_place() -> None:
    answer = load_section(EXAMPLE).answer
    (row,) = get_args(answer.model_fields["rows"].annotation)
    assert issubclass(row, BaseModel)
    assert list(row.model_fields) == ["who", "harm", "least", "most", "counted_by"]
    assert strict_format(answer) is not None
