"""What a verification finds in briefs that were tampered with, item by item; what it lets stand in honest ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted_answers import actor_row, claim_row, goal_row, harvest, territory_row

from summarizer.document import from_path, from_text
from summarizer.errors import InputError
from summarizer.models import resolve
from summarizer.pipeline import Record, build
from summarizer.render import render
from summarizer.schemas import ISSUER, OUTLET, Act, Brief, Certainty, Change, GoalKind, Row, Stance, Summary
from summarizer.templates import load, names
from summarizer.verifying import Report, verify
from summarizer.verifying.statements import foreign

EXAMPLES = Path(__file__).parent.parent / "examples"
ARTICLE = from_path(EXAMPLES / "torvak.txt")
Data = dict[str, Any]


def told() -> Data:
    """The brief of an example, to tamper with."""
    data: Data = json.loads((EXAMPLES / "torvak.json").read_text(encoding="utf-8"))
    return data


def checks(report: Report) -> set[str]:
    return {reason.check for finding in report.failed for reason in finding.reasons}


def the(items: list[Data], **fields: Any) -> Data:
    """The one item with these fields."""
    (found,) = [item for item in items if all(item[name] == value for name, value in fields.items())]
    return found


def claim(data: Data, act: str, speaker: str) -> Data:
    return next(item for item in data["claims"] if item["act"] == act and item["speaker"]["name"] == speaker)


def change(data: Data, place: str, status: str) -> Data:
    return next(
        item for item in data["territorial_changes"] if item["place"]["name"] == place and item["status"] == status
    )


@pytest.mark.parametrize("brief", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_the_briefs_of_the_examples_hold(brief: Path) -> None:
    report = verify(brief, brief.with_suffix(".txt"))
    assert report.holds, report.failed
    assert len(report.findings) > 10


def test_a_brief_is_taken_as_object_as_data_as_json_and_as_file() -> None:
    data, article = told(), ARTICLE.text
    reports = [
        verify(Brief.model_validate(data), ARTICLE),
        verify(data, article),
        verify(json.dumps(data), article),
        verify(EXAMPLES / "torvak.json", EXAMPLES / "torvak.txt"),
    ]
    assert all(report.holds for report in reports)
    assert {len(report.findings) for report in reports[1:]} == {len(reports[0].findings) + 1}, "the schema counts"


def quote(data: Data) -> Data:
    found: Data = claim(data, "deny", "Dorian defense ministry")["evidence"][0]
    return found


def _shift(data: Data) -> None:
    quote(data)["start"] += 1
    quote(data)["end"] += 1


TAMPERED: dict[str, tuple[str, Callable[[Data], object]]] = {
    "negation dropped from a quotation": (
        "quote", lambda data: quote(data).update(exact=quote(data)["exact"].replace("denied", "said")),
    ),
    "offsets shifted": ("quote", _shift),
    "offsets beyond the article": ("quote", lambda data: quote(data).update(end=10**9)),
    "an empty quotation": ("quote", lambda data: quote(data).update(exact="", end=quote(data)["start"])),
    "context": ("context", lambda data: quote(data).update(suffix="x")),
    "the sentence of a quotation": ("sentence", lambda data: quote(data).update(sentence=2)),
    "a sentence that is none": ("sentence", lambda data: quote(data).update(sentence=99)),
    "a verdict that may not stand": ("verdict", lambda data: quote(data).update(verdict="altered")),
    "a figure in a text": (
        "text_number", lambda data: claim(data, "predict", "western diplomat").update(
            text=claim(data, "predict", "western diplomat")["text"].replace("90,000", "9,000")),
    ),
    "a negation in a text": (
        "text_negation", lambda data: claim(data, "promise", "Pavel Marsh").update(
            text=claim(data, "promise", "Pavel Marsh")["text"].replace("will not", "will")),
    ),
    "a hedge in a text": (
        "text_hedge", lambda data: claim(data, "predict", "western diplomat").update(
            text=claim(data, "predict", "western diplomat")["text"].replace("could be", "is")),
    ),
    "a name in a text": (
        "text_name", lambda data: claim(data, "admit", "army").update(text="it withdrew from Lenz last week"),
    ),
    "a tail": (
        "text_word", lambda data: claim(data, "admit", "army").update(text="it withdrew from Sarn last week in panic"),
    ),
    "a paraphrase that changes the sense": (
        "text_negation", lambda data: claim(data, "promise", "Pavel Marsh").update(
            text="Our units hold their positions and leave Torvak", paraphrased=True),
    ),
    "a goal": ("text_word", lambda data: data["stated_goals"][0].update(goal="burn the capital before winter")),
    "a speaker who is no actor": (
        "link", lambda data: claim(data, "admit", "army")["speaker"].update(actor_id="actor:nobody"),
    ),
    "a speaker's name": ("link", lambda data: claim(data, "admit", "army")["speaker"].update(name="Tom Garth")),
    "a speaker linked to nothing": (
        "name", lambda data: claim(data, "admit", "army").update(speaker={"name": "Tom Garth", "actor_id": None}),
    ),
    "a speaker called he": (
        "name", lambda data: claim(data, "admit", "army").update(speaker={"name": "he", "actor_id": None}),
    ),
    "a claim of nobody": (
        "own_voice", lambda data: claim(data, "admit", "army").update(speaker=None, anonymity="issuer"),
    ),
    "an assertion called a denial": (
        "no_denial", lambda data: claim(data, "assert", "Northern Conflict Monitor").update(
            act="deny", factuality="CT-"),
    ),
    "a denial called an assertion": (
        "text_negation", lambda data: claim(data, "deny", "Dorian defense ministry").update(
            act="assert", factuality="CT+"),
    ),
    "factuality": ("factuality", lambda data: claim(data, "admit", "army").update(factuality="CT-")),
    "anonymity": ("anonymity", lambda data: claim(data, "predict", "western diplomat").update(anonymity="named")),
    "a hedge left out": ("hedge", lambda data: claim(data, "predict", "western diplomat").update(hedge=None)),
    "retold words called a quotation": (
        "quote_type", lambda data: claim(data, "admit", "army").update(quote_type="direct"),
    ),
    "when": ("when", lambda data: claim(data, "admit", "army").update(when="last year")),
    "an outlet": (
        "name", lambda data: claim(data, "admit", "army").update(via={"name": "Evening Star", "actor_id": None}),
    ),
    "status": ("status", lambda data: change(data, "Lenz", "projected").update(status="reported")),
    "claimed called reported": ("status", lambda data: change(data, "Sarn", "claimed").update(status="reported")),
    "stance and status": (
        "no_denial",
        lambda data: (
            change(data, "Sarn", "claimed")["positions"][0].update(stance="deny"),
            change(data, "Sarn", "claimed").update(status="denied"),
        ),
    ),
    "the side of a speaker": (
        "speaker_class",
        lambda data: change(data, "Sarn", "claimed")["positions"][0].update(speaker_class="third_party"),
    ),
    "a position without a passage": (
        "quote", lambda data: change(data, "Sarn", "claimed")["positions"][0].update(evidence=[]),
    ),
    "a place": ("link", lambda data: change(data, "Sarn", "claimed")["place"].update(name="Mora")),
    "a place that is not listed": (
        "link", lambda data: change(data, "Sarn", "claimed")["place"].update(place_id="place:mora"),
    ),
    "a place linked to nothing": (
        "name", lambda data: change(data, "Sarn", "claimed").update(place={"name": "Lenz", "place_id": None}),
    ),
    "a listed place": ("name", lambda data: the(data["places"], name="Lenz").update(name="Mora")),
    "a gainer": (
        "name",
        lambda data: change(data, "Sarn", "claimed").update(gained_by={"name": "Tom Garth", "actor_id": None}),
    ),
    "whether a goal is self-stated": ("self_stated", lambda data: data["stated_goals"][0].update(self_stated=False)),
    "an alias": ("name", lambda data: data["actors"][1]["aliases"].append("Free Marovian Army")),
    "an actor's name": ("name", lambda data: the(data["actors"], name="Irena Kost").update(name="Irina Kost")),
    "an affiliation": (
        "link",
        lambda data: the(data["actors"], name="Pavel Marsh")["affiliation"].update(actor_id="actor:rebels"),
    ),
    "an id twice": ("link", lambda data: data["claims"][0].update(id=data["claims"][1]["id"])),
    "an item left out of the coverage": ("coverage", lambda data: data["claims"].pop()),
    "coverage": ("coverage", lambda data: data["coverage"].update(cited=16)),
    "what became of a sentence": ("coverage", lambda data: data["coverage"]["sentences"][0].update(use="narration")),
    "a sentence's span": ("sentence", lambda data: data["sentences"][3].update(end=10**6)),
    "sentences that overlap": ("sentence", lambda data: data["sentences"][1].update(start=0)),
    "a sentence's number": ("sentence", lambda data: data["sentences"][1].update(number=1)),
    "the article's id": ("document", lambda data: data["document"].update(id="sha256:00")),
    "the article's length": ("document", lambda data: data["document"].update(characters=7)),
    "an issuer": ("name", lambda data: data["document"].update(issuer={"name": "Tom Garth", "actor_id": None})),
    "a word of a vocabulary": ("schema", lambda data: claim(data, "admit", "army").update(act="insinuate")),
    "an unknown key": ("schema", lambda data: data["claims"][0].update(score=0.9)),
    "an item without evidence": ("schema", lambda data: data["claims"][0].update(evidence=[])),
}  # fmt: skip


@pytest.mark.parametrize("name", TAMPERED)
def test_what_was_tampered_with_does_not_hold(name: str) -> None:
    check, tamper = TAMPERED[name]
    data = told()
    tamper(data)
    assert data != told()
    report = verify(data, ARTICLE)
    assert not report.holds
    assert check in checks(report)


LINK = "http://evil.example/?q=torvak"
ASKED = "What is each of these names in the article"
"""Words of a prompt, which no article has by chance."""


def _own_list(data: Data, words: object) -> None:
    """A list of the user's own with one item, cited as it has to be."""
    item = {"id": "x1", "evidence": [quote(data)], "values": {"harm": words}}
    data["sections"] = {"losses": [item]}
    the(data["coverage"]["sentences"], sentence=quote(data)["sentence"])["items"].append("x1")


INSERTED: dict[str, Callable[[Data, str], object]] = {
    "a claim": lambda data, words: claim(data, "admit", "army").update(text=f"it withdrew from Sarn {words}"),
    "a paraphrase": lambda data, words: claim(data, "admit", "army").update(
        text=f"it withdrew from Sarn {words}", paraphrased=True
    ),
    "a goal": lambda data, words: data["stated_goals"][0].update(goal=f"reach the capital {words}", paraphrased=True),
    "a list of one's own": _own_list,
    "a list in one": lambda data, words: _own_list(data, {"who": ["army", words]}),
    "the summary": lambda data, words: data.update(
        summary={"sentences": [f"The army left Sarn. {words}"], "items": [[data["claims"][0]["id"]]]}
    ),
}


@pytest.mark.parametrize(("words", "check"), [(LINK, "web_address"), (ASKED, "prompt_words")])
@pytest.mark.parametrize("place", INSERTED)
def test_a_web_address_or_words_of_a_prompt_that_the_article_does_not_have_are_seen(
    place: str, words: str, check: str
) -> None:
    data = told()
    assert any(ASKED in load(name).source for name in names())
    INSERTED[place](data, words)
    assert check in checks(verify(data, ARTICLE))


def test_an_address_and_an_item_of_one_s_own_that_the_article_bears_out_hold() -> None:
    data = told()
    _own_list(data, "the port")
    assert verify(data, ARTICLE).holds
    assert not list(foreign(["read more at www.kost.example/news"], from_text("Read more at www.kost.example/news.")))


def test_what_was_altered_in_a_quotation_is_told() -> None:
    data = told()
    quote(data).update(exact=quote(data)["exact"].replace("denied", "said"))
    messages = [reason.message for finding in verify(data, ARTICLE).failed for reason in finding.reasons]
    assert any("altered (negation: 'denied' left out), found at 353–426" in message for message in messages)


def test_a_passage_cut_off_from_its_denial_proves_no_assertion() -> None:
    data = told()
    cut = claim(data, "deny", "Dorian defense ministry")
    start, end = 393, 426
    cut["evidence"][0].update(
        start=start,
        end=end,
        exact=ARTICLE.text[start:end],
        prefix=ARTICLE.text[start - 32 : start],
        suffix=ARTICLE.text[end : end + 32],
    )
    assert verify(data, ARTICLE).holds
    cut.update(act="assert", factuality="CT+")
    assert checks(verify(data, ARTICLE)) == {"text_negation"}


def test_one_item_that_does_not_hold_leaves_the_others_as_they_are() -> None:
    data = told()
    wrong = claim(data, "admit", "army")
    wrong["text"] = "it withdrew from Sarn last year"
    assert [finding.id for finding in verify(data, ARTICLE).failed] == [wrong["id"]]


def test_a_brief_of_another_article_does_not_hold() -> None:
    report = verify(told(), ARTICLE.text.replace("Torvak", "Torbak"))
    assert {"document", "quote"} <= checks(report)


def test_words_of_page_furniture_are_no_evidence() -> None:
    article = from_text("The army left Torvak, Irena Kost said.\n\nShare this article")
    data = json.loads(render(_built(article.text, [claim_row("Irena Kost", "The army left Torvak")]), "json"))
    exact = article.sentences[1].text
    found = {"sentence": 2, "start": 40, "end": 58, "exact": exact, "suffix": ""}
    data["claims"][0]["evidence"][0].update(found, prefix=article.text[8:40])
    assert "furniture" in checks(verify(data, article))


def test_a_summary_says_what_its_items_rest_on() -> None:
    brief = Brief.model_validate(told())
    wanted = next(goal.id for goal in brief.stated_goals if "capital" in goal.goal)
    honest = Summary(sentences=["Yusuf Adari's goal was to reach the capital before winter."], items=[[wanted]])
    assert verify(brief.model_copy(update={"summary": honest}), ARTICLE).holds
    for sentence, items in [("Yusuf Adari's goal was not to reach the capital.", [wanted]), ("It rained.", ["x"])]:
        wrong = Summary(sentences=[sentence], items=[items])
        assert not verify(brief.model_copy(update={"summary": wrong}), ARTICLE).holds


@pytest.mark.parametrize(
    ("data", "words"),
    [("", "not valid JSON"), ("{", "not valid JSON"), ("[]", "no schema_version"), ("{}", "--quotes"),
     ('{"schema_version": "0.1"}', "another schema version"), ("[" * 10_000, "not valid JSON"),
     ('{"schema_version": NaN}', "not valid JSON")],
)  # fmt: skip
def test_what_is_no_brief_is_an_input_error(data: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        verify(data, ARTICLE)


@pytest.mark.parametrize("path", ["missing.json", "."])
def test_a_brief_that_cannot_be_read_is_an_input_error(tmp_path: Path, path: str) -> None:
    with pytest.raises(InputError, match="cannot read"):
        verify(tmp_path / path, ARTICLE)


SENTENCES = [
    "The Green Hand took Torvak on Monday, Mayor Irena Kost said.",
    "The Veran army denied that it had left Torvak.",
    "“We want to go home,” Green Hand commander Jan Dorn told the Harbor Daily.",
    "Army spokesman Ilan Dost, the ministry's envoy, said about 30 soldiers may have died near Old Ferry.",
    "The Free Veran Army (FVA) has not taken Lenz, FVA chief Omar Saleh said.",
    "The ministry and Ilan Dost reportedly refused to leave.",
    "The United States and Vera denied it.",
    "US officials said that they would not go.",
    "Lenz\u200b is\u00a0quiet – “over”.",
    "Share this article",
]
SAID = [
    "The Green Hand took Torvak",
    "it had left Torvak",
    "We want to go home",
    "about 30 soldiers may have died",
    "The Free Veran Army has not taken Lenz",
    "refused to leave",
    "The United States and Vera denied it",
    "they would not go",
    "Lenz is quiet",
    "Share",
]
NAME = st.sampled_from([
    "The Green Hand", "Irena Kost", "Kost", "The Veran army", "army", "Green Hand commander Jan Dorn", "Harbor Daily",
    "Army spokesman Ilan Dost", "the ministry", "FVA", "FVA chief Omar Saleh", "The ministry and Ilan Dost", "Vera",
    "The United States and Vera", "US officials", OUTLET, ISSUER, "unnamed", "he", "Tom Garth",
])  # fmt: skip
MAYBE = st.none() | NAME
PLACE = st.sampled_from(["Torvak", "Lenz", "the city", "Old Ferry", "Mora", OUTLET])
RANK = st.integers(0, len(SENTENCES) - 1)
ROW: st.SearchStrategy[Row] = st.one_of(
    st.builds(lambda name, rank, **more: actor_row(name, rank + 1, **more), NAME, RANK, affiliation=MAYBE),
    st.builds(
        lambda by, rank, **more: claim_row(by, SAID[rank], rank + 1, **more),
        NAME, RANK, via=MAYBE, act=st.sampled_from(Act), certainty=st.sampled_from(Certainty),
    ),
    st.builds(
        lambda place, rank, **more: territory_row(place, rank + 1, **more),
        PLACE, RANK, gained_by=MAYBE, lost_by=MAYBE, said_by=NAME, stance=st.sampled_from(Stance),
        change=st.sampled_from(Change),
    ),
    st.builds(
        lambda holder, rank, **more: goal_row(holder, SAID[rank], rank + 1, **more),
        NAME, RANK, stated_by=NAME, kind=st.sampled_from(GoalKind),
    ),
)  # fmt: skip


def _built(text: str, rows: list[Row], **known: Any) -> Brief:
    """The brief of these rows, as the pipeline builds it."""
    return build(from_text(text), harvest(*rows, **known), Record(), resolve("x@http://localhost:9/v1"), "single")


@given(st.lists(ROW, min_size=1, max_size=8), st.booleans(), MAYBE)
@settings(max_examples=60, deadline=None)
def test_whatever_rows_a_model_gives_the_brief_made_of_them_holds(
    rows: list[Row], statement: bool, issuer: str | None
) -> None:
    text = "\n\n".join(SENTENCES)
    report = verify(_built(text, rows, statement=statement, issuer=issuer), text)
    assert report.holds, report.failed
