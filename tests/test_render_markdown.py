from __future__ import annotations

import re

import pytest
from briefs import ARTICLE, FRONT, MINISTRY, actor, claim, evidence, goal, hostile, minimal, rich, statement
from markdown_it import MarkdownIt

from summarizer.render import render
from summarizer.schemas import (
    Act,
    ActorKind,
    ActorType,
    Brief,
    Certainty,
    CustomItem,
    Date,
    DateBasis,
    Document,
    GoalKind,
    Party,
    Precision,
)

HOSTILE = (
    "\x1b]8;;http://evil.example\x07\x1b[31m\x9b1m\u202e\u2066\u200b\U000e0041\r\n\n# head\n- item\n"
    "[link](javascript:alert(1)) ![i](data:x) <script>alert(1)</script> <img src=x onerror=y> "
    "**b** _e_ ~~s~~ `c` | a | b |\n|---|---|\n[1]: http://x.example www.x.example a@x.example &lt; \\"
)


def lines(brief: Brief, heading: str) -> list[str]:
    """The lines under one heading, up to the next."""
    found = re.search(rf"^## {re.escape(heading)}\n\n(.*?)(?=\n\n(?:#|---))", render(brief, "markdown"), re.S | re.M)
    assert found is not None
    return found[1].split("\n")


def facts(brief: Brief) -> str:
    return render(brief, "markdown").splitlines()[2]


def document(**more: str) -> Document:
    return Document(id="sha256:aa11", language="en", characters=len(ARTICLE), is_statement=False, **more)


def test_sections_stand_in_the_order_in_which_they_are_read() -> None:
    headings = [row for row in render(rich(), "markdown").splitlines() if re.match("##? ", row)]
    assert headings == [
        "# Brief: Rebels close in on Dorin",
        "## Summary, in the model's words",
        "## Territorial changes",
        "## Claims",
        "## Stated goals",
        "## Actors",
        "## Damage reports",
        "## Warnings",
        "## Quotes",
    ]


def test_the_title_falls_back_to_the_name_and_to_the_first_words() -> None:
    titles = [
        render(brief, "markdown").splitlines()[0]
        for brief in (
            minimal(document=document(title="Title", name="file.txt")),
            minimal(document=document(name="file.txt")),
            minimal(claims=[claim(5, MINISTRY, Act.DENY, "a")]),
            minimal(),
        )
    ]
    assert titles == [
        "# Brief: Title",
        "# Brief: file.txt",
        "# Brief: The Defence Ministry denied reports that the army …",
        "# Brief: untitled article",
    ]


def test_a_date_stands_behind_the_words_it_was_read_from() -> None:
    date = Date(text="on Friday", value="2031-05-02", precision=Precision.DAY, basis=DateBasis.RELATIVE)
    dost = next(claim for claim in rich().claims if claim.when)
    made = minimal(claims=[dost.model_copy(update={"date": date})])
    assert lines(made, "Claims") == [
        "- **Ilan Dost** says: Velm is back in our hands (when: “on Friday”, 2031-05-02) [1]"
    ]
    karsa = next(change for change in rich().territorial_changes if change.when)
    made = minimal(territorial_changes=[karsa.model_copy(update={"date": date})])
    assert "(when: “on Thursday”, 2031-05-02)" in render(made, "markdown")


def test_the_facts_say_what_was_read_and_what_was_not() -> None:
    assert facts(rich()) == (
        "Model tiny-model · 20 of 21 sentences cited · language en · no publication date: relative dates are not "
        "resolved · source https\\://news.example/dorin · asked about, no item found: S21"
    )
    assert " · published 2031-05-04" in facts(minimal(document=document(published="2031-05-04")))
    assert " · by Ida Rell, Quarry Post" in facts(minimal(document=document(byline="Ida Rell", site="Quarry Post")))
    assert " · by Quarry Post" in facts(minimal(document=document(site="Quarry Post")))


def test_a_statement_says_who_issued_it() -> None:
    unnamed = "A statement whose issuer is not named in the text: where no other speaker is given, the issuer speaks."
    assert unnamed in render(statement(), "markdown")
    assert "A statement by **Defence Ministry**: where" in render(statement(MINISTRY), "markdown")
    assert "A statement" not in render(rich(), "markdown")


def test_claims_stand_in_the_order_of_the_article_with_speaker_and_act() -> None:
    assert lines(rich(), "Claims") == [
        "- **Ilan Dost** (army) says: Velm is back in our hands (when: “on Friday”) [3]",
        "- **Defence Ministry** denies: the army was withdrawing from Dorin [5]",
        "- **Mara Tessin** admits: the Northern Front had taken Hillgate [7]",
        "- **senior Ostran official** (via Harbor Wire) says: advisers had arrived [8]",
        (
            "- **Residents of Velm** say: the ministry offices appeared to have been vacated "
            "(hedged as probable: “appeared”) [9]"
        ),
        "- **Mara Tessin** accuses: the Northern Front of shelling the market [10]",
        "- **Ilan Dost** (army) predicts: the rebels would run out of fuel by winter [11]",
        "- **Northern Front** promises: safe passage to civilians [12]",
        "- **Northern Front** threatens: to shell the port if the blockade continued (only under a condition) [13]",
        "- **River Monitor** calls for: a ceasefire [14]",
    ]


@pytest.mark.parametrize(
    ("certainty", "hedge", "note"),
    [
        (Certainty.CERTAIN, None, ""),
        (Certainty.CERTAIN, "reportedly", " (hedged: “reportedly”)"),
        (Certainty.PROBABLE, None, " (hedged as probable)"),
        (Certainty.POSSIBLE, "may", " (hedged as possible: “may”)"),
        (Certainty.UNKNOWN, None, " (not known to the speaker)"),
    ],
)
def test_a_claim_that_is_not_certain_says_so(certainty: Certainty, hedge: str | None, note: str) -> None:
    hedged = claim(9, FRONT, Act.ASSERT, "the road is open", certainty=certainty, hedge=hedge)
    assert lines(minimal(claims=[hedged]), "Claims") == [f"- **Northern Front** says: the road is open{note} [1]"]


def test_a_claim_without_a_speaker_is_the_issuers() -> None:
    assert lines(statement(), "Claims")[0].startswith("- **The issuer (not named in the text)** threatens: ")
    assert lines(statement(MINISTRY), "Claims")[0].startswith("- **Defence Ministry** threatens: ")


def test_a_population_speaks_in_the_plural() -> None:
    people = Party(name="Velmites", actor_id="velmites")
    brief = minimal(
        actors=[actor(9, people, ActorKind.POPULATION, ActorType.CIVILIANS)],
        claims=[claim(9, people, Act.DEMAND, "a ceasefire")],
    )
    assert lines(brief, "Claims") == ["- **Velmites** call for: a ceasefire [1]"]


def test_goals_say_whose_they_are_and_who_says_so() -> None:
    assert lines(rich(), "Stated goals") == [
        "- **Northern Front** (objective, self-stated, through Tomas Verin): to reach the capital [15]",
        "- **Northern Front** (commitment, self-stated): safe passage to civilians [12]",
        "- **Ostra** (plan, according to senior Ostran official): to send more advisers [16]",
        "- **army** (imputed, according to the text): to keep the coast road open [17]",
    ]


def test_a_goal_without_a_holder_is_given_to_nobody_but_an_issuer() -> None:
    wanted = [goal(17, None, None, "peace", GoalKind.OBJECTIVE)]
    assert lines(minimal(stated_goals=wanted), "Stated goals")[0].startswith("- **Holder not named in the text** (")
    issued = statement(MINISTRY).model_copy(update={"stated_goals": wanted})
    assert lines(issued, "Stated goals")[0].startswith("- **Defence Ministry** (")


def test_actors_are_described_in_words_with_the_place_of_their_name() -> None:
    described = [line.partition("; first named in ") for line in lines(rich(), "Actors")]
    assert [text for text, _, _ in described] == [
        "- **Northern Front**: organization (rebel group); also: “rebels”, “the Front”",
        "- **Defence Ministry**: organization (government)",
        "- **Ilan Dost**: person (state forces); affiliation: army",
        "- **River Monitor**: organization (monitor or aid group)",
        "- **Residents of Velm**: population (civilians)",
        "- **Ostra**: state",
    ]
    named = [each.evidence[0] for each in rich().actors]
    places = [f"S{found.sentence}, {found.start}–{found.end}" for found in named]
    assert [place for _, _, place in described] == places


def test_a_users_section_prints_the_values_of_its_items() -> None:
    values = {"dead": 3, "killed_by": ["A", "B"], "where": None, "sure": True, "at": {"place": "Velm"}, "none": []}
    brief = minimal(sections={"civilian_harm": [CustomItem(id="x", evidence=[evidence(2)], values=values)]})
    assert lines(brief, "Civilian harm") == [
        "| Dead | Killed by | Where | Sure | At | None | Source |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        "| 3 | A, B |  | yes | place Velm | none | [1] |",
    ]
    assert lines(minimal(sections={"harm": []}), "Harm") == ["none found in 21 sentences"]


@pytest.mark.parametrize(
    "text",
    ["a | b", "one\r\n\n| --- |\ntwo", "\\", "a\\|b", "`|`", "<td>x</td>", "---", "[x](javascript:y)", "\u2028|"],
)
def test_a_hostile_cell_of_a_users_section_stays_one_cell(text: str) -> None:
    items = [
        CustomItem(id=f"x{number}", evidence=[evidence(2)], values={text: text, "list": [text, text]})
        for number in (1, 2)
    ]
    reader = MarkdownIt("gfm-like", {"linkify": False})
    tokens = reader.parse(render(minimal(sections={"harm": items}), "markdown"))
    kinds = [token.type for token in tokens]
    assert (kinds.count("table_open"), kinds.count("tr_open"), kinds.count("th_open")) == (1, 3, 3)
    assert kinds.count("td_open") == 6
    cell = tokens[kinds.index("td_open") + 1]
    shown = "".join(part.content for part in cell.children or [])
    assert " ".join(shown.split()) == " ".join(text.split())
    assert {part.type for part in cell.children or []} <= {"text", "text_special"}


@pytest.mark.parametrize("section", ["Territorial changes", "Claims", "Stated goals", "Actors"])
def test_an_empty_section_says_in_how_many_sentences_nothing_was_found(section: str) -> None:
    assert lines(minimal(), section) == ["none found in 21 sentences"]


def test_the_summary_cites_the_passages_of_its_items() -> None:
    assert lines(rich(), "Summary, in the model's words") == ["- Fighting for Velm goes on. [3] [13]"]


def test_warnings_name_their_sentence() -> None:
    assert lines(rich(), "Warnings") == ["- S13: “It” was read as the Northern Front (pronoun)"]
    assert "## Warnings" not in render(minimal(), "markdown")


def test_quotes_are_numbered_in_the_order_of_the_article_and_given_once() -> None:
    claims = [claim(2, FRONT, Act.ASSERT, "b"), claim(1, FRONT, Act.ASSERT, "a"), claim(2, FRONT, Act.ASSERT, "c")]
    brief = minimal(claims=claims)
    assert lines(brief, "Quotes") == [
        "- [1] S1, 0–69: “The Northern Front captured Karsa from government forces on Thursday.”",
        "- [2] S2, 70–132: “The Northern Front said its fighters had also taken Old Ferry.”",
    ]
    assert sorted(line[-3:] for line in lines(brief, "Claims")) == ["[1]", "[2]", "[2]"]


def test_names_of_actors_are_no_quotes() -> None:
    brief = minimal(actors=[actor(2, FRONT, ActorKind.ORGANIZATION, ActorType.REBEL_GROUP)])
    assert "## Quotes" not in render(brief, "markdown")


def test_every_number_in_the_text_has_its_quote_and_every_quote_is_referred_to() -> None:
    text, _, quotes = render(rich(), "markdown").partition("## Quotes")
    assert set(re.findall(r"\[(\d+)\]", text)) == set(re.findall(r"^- \[(\d+)\]", quotes, re.M))


def test_the_last_line_says_how_the_brief_was_made() -> None:
    assert render(rich(), "markdown").splitlines()[-1] == (
        "Made with summarizer 0.1.0 · model tiny-model · strategy stepwise · 3,210 tokens in 41 calls · 62.0 s · "
        "prompts: actors-1 1a2b3c4d · rows set aside: words 2 · 2031-05-04T10:00:00Z"
    )


def test_hostile_text_in_every_field_drives_no_terminal_and_hides_nothing() -> None:
    text = render(hostile(HOSTILE), "markdown")
    assert text.replace("\n", "").isprintable()
    assert text.count("\n") == render(hostile("x"), "markdown").count("\n")


def test_hostile_text_in_every_field_becomes_no_markdown_and_no_html() -> None:
    text = render(hostile(HOSTILE), "markdown")
    assert not re.search(r"<script|<img|\]\(|https?://|www\.|[a-z]@", text)
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    assert _shape(reader, text) == _shape(reader, render(hostile("x"), "markdown"))


def test_a_name_without_a_printable_character_is_still_seen() -> None:
    hidden = claim(1, Party(name="\u200b"), Act.ASSERT, "a")
    assert lines(minimal(claims=[hidden]), "Claims") == ["- **(no printable text)** says: a [1]"]


def _shape(reader: MarkdownIt, text: str) -> list[str]:
    """The kinds of what a Markdown reader finds, texts aside."""
    found = [part for token in reader.parse(text) for part in (token, *(token.children or []))]
    return [part.type for part in found if part.type != "text"]
