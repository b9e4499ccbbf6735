from __future__ import annotations

import json
from pathlib import Path

import pytest
from scripted_answers import actor_row, claim_row, territory_row
from scripted_server import ScriptedServer, completion, failure

from summarizer import Options, Summarizer, asummarize, summarize
from summarizer.document import from_text
from summarizer.errors import InputError, LanguageError, ServerError, UsageError
from summarizer.questions import Answer, Question
from summarizer.schemas import Brief, Row
from summarizer.session import read

TEXT = "The Green Hand took Torvak on Monday, Mayor Irena Kost said.\n\nIt rained for three days.\n"
ROWS: dict[str, list[Row]] = {
    "actors": [actor_row("Green Hand", type="rebel_group")],
    "claims": [claim_row("Irena Kost", "The Green Hand took Torvak on Monday", quote="took Torvak on Monday")],
    "territory": [territory_row("Torvak", gained_by="Green Hand", said_by="Irena Kost")],
    "goals": [],
}
LISTS = {name: [row.model_dump(mode="json") for row in rows] for name, rows in ROWS.items()}
GERMAN = "Die Rebellen haben am Montag die Stadt eingenommen, sagte der Bürgermeister nach den Kämpfen am Fluss."


def model(server: ScriptedServer) -> str:
    return f"x@{server.url}"


def play(server: ScriptedServer, briefs: int = 1) -> None:
    for _ in range(briefs):
        server.play(completion(json.dumps(LISTS)))


def play_sections(server: ScriptedServer) -> None:
    server.play(*(completion(json.dumps({name: rows})) for name, rows in LISTS.items()))


def holds(brief: Brief) -> None:
    assert [claim.speaker.name for claim in brief.claims if claim.speaker] == ["Irena Kost"]
    assert [change.place.name for change in brief.territorial_changes] == ["Torvak"]
    for found in brief.claims[0].evidence:
        assert TEXT[found.start : found.end] == found.exact


def test_a_text_is_asked_about_section_by_section_on_a_server_of_one_s_own(scripted: ScriptedServer) -> None:
    play_sections(scripted)
    brief = summarize(TEXT, model(scripted))
    holds(brief)
    assert len(scripted.requests) == 4
    assert (brief.generation.strategy, brief.generation.usage.calls) == ("section", 4)
    assert scripted.requests[0].body["response_format"]["json_schema"]["strict"] is True


def test_the_strategy_may_be_named(scripted: ScriptedServer) -> None:
    play(scripted)
    brief = summarize(TEXT, model(scripted), strategy="single", published="2031-05-04")
    holds(brief)
    assert (brief.generation.strategy, brief.document.published) == ("single", "2031-05-04")


def test_a_model_and_its_server_may_be_named_apart(scripted: ScriptedServer) -> None:
    play(scripted)
    holds(summarize(TEXT, "x", base_url=scripted.url, strategy="single"))
    assert scripted.requests[0].body["model"] == "x"


def test_a_path_names_a_file(scripted: ScriptedServer, tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_text(TEXT, encoding="utf-8")
    play(scripted)
    brief = summarize(file, model(scripted), strategy="single")
    holds(brief)
    assert brief.document.name == "news.txt"


def test_a_document_is_taken_as_it_is(scripted: ScriptedServer) -> None:
    play(scripted)
    brief = summarize(from_text(TEXT, title="Torvak falls"), model(scripted), strategy="single")
    holds(brief)
    assert brief.document.title == "Torvak falls"


async def test_the_same_on_an_event_loop(scripted: ScriptedServer) -> None:
    play(scripted, 2)
    brief = await asummarize(TEXT, model(scripted), strategy="single")
    holds(brief)
    again = summarize(TEXT, model(scripted), strategy="single")
    assert again.model_dump(exclude={"generation"}) == brief.model_dump(exclude={"generation"})


def test_one_session_is_for_many_articles_and_their_order_does_not_matter(scripted: ScriptedServer) -> None:
    other = "The Green Hand took Torvak.\n\nMayor Irena Kost said it was over in Lenz."
    empty = completion(json.dumps(dict.fromkeys(LISTS, ())))
    play(scripted)
    scripted.play(empty, empty)
    play(scripted)
    with Summarizer(model(scripted), strategy="single") as session:
        first, second = session.summarize(TEXT), session.summarize(other)
    with Summarizer(model(scripted), strategy="single") as session:
        second_again, first_again = session.summarize(other), session.summarize(TEXT)
    for one, two in ((first, first_again), (second, second_again)):
        assert one.model_dump(exclude={"generation"}) == two.model_dump(exclude={"generation"})


def test_a_session_closes_its_connections(scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[str] = []
    monkeypatch.setattr("summarizer.client.Client.close", lambda _: closed.append("closed"))
    with Summarizer(model(scripted)):
        assert closed == []
    assert closed == ["closed"]
    with pytest.raises(InputError), Summarizer(model(scripted)) as session:
        session.summarize("")
    assert closed == ["closed", "closed"]


async def test_an_asynchronous_session_closes_both_kinds(
    scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[str] = []

    async def aclose(_: object) -> None:
        closed.append("closed")

    monkeypatch.setattr("summarizer.client.Client.aclose", aclose)
    async with Summarizer(model(scripted)):
        assert closed == []
    assert closed == ["closed"]


def test_options_watch_every_answer_and_force_a_language(scripted: ScriptedServer) -> None:
    seen: list[tuple[Question, Answer]] = []
    play_sections(scripted)
    options = Options(watch=lambda question, answer: seen.append((question, answer)))
    summarize(TEXT, model(scripted), options=options)
    assert [question.section for question, _ in seen] == list(LISTS)
    with pytest.raises(LanguageError, match="--force"):
        summarize(GERMAN, model(scripted))
    scripted.play(*(completion(json.dumps({name: []})) for name in LISTS))
    brief = summarize(GERMAN, model(scripted), options=Options(force=True))
    assert [warning.code for warning in brief.warnings] == ["language"]


def test_a_file_that_is_not_there_is_an_input_error_and_nothing_is_asked(scripted: ScriptedServer) -> None:
    with pytest.raises(InputError, match="no such file"):
        summarize(Path("nowhere.txt"), model(scripted))
    assert scripted.requests == []


@pytest.mark.parametrize("name", ["magic", "stepwise "])
def test_an_unknown_strategy_is_refused_before_anything_is_read(name: str) -> None:
    with pytest.raises(UsageError, match="unknown strategy"):
        Summarizer("x@http://127.0.0.1:1/v1", strategy=name)


def test_an_unknown_model_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="unknown model"):
        summarize(TEXT, "nonesuch")


def test_a_server_that_refuses_is_a_server_error(scripted: ScriptedServer) -> None:
    scripted.play(failure(401))
    with pytest.raises(ServerError):
        summarize(TEXT, model(scripted), strategy="single")


def test_a_date_replaces_the_document_s_own_and_keeps_the_rest() -> None:
    document = from_text(TEXT, name="n", title="t", url="https://e.example", published="2030-01-01", notes=("x",))
    assert read(document) is document
    dated = read(document, "2031-05-04")
    assert dated.published == "2031-05-04"
    assert (dated.text, dated.name, dated.title, dated.url, dated.notes) == (
        TEXT,
        "n",
        "t",
        "https://e.example",
        ("x",),
    )
    with pytest.raises(UsageError, match="not an ISO date"):
        read(document, "Monday")


def test_places_are_looked_up_where_the_gazetteer_is_installed(scripted: ScriptedServer) -> None:
    text = "Rebels took Aleppo on Monday, the Syrian army said.\n"
    rows = {**LISTS, "actors": [], "claims": [], "territory": [territory_row("Aleppo").model_dump(mode="json")]}
    scripted.play(*(completion(json.dumps(rows)) for _ in range(3)))
    for geo, country in ((None, "SY"), (True, "SY"), (False, None)):
        brief = summarize(text, model(scripted), strategy="single", options=Options(geo=geo))
        assert [place.country for place in brief.places] == [country]
        assert bool(brief.generation.gazetteer) is bool(country)


def test_without_the_gazetteer_a_brief_has_no_coordinates_unless_they_are_asked_for(
    scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.gazetteer.available", lambda: False)
    play(scripted)
    brief = summarize(TEXT, model(scripted), strategy="single")
    assert [place.lat for place in brief.places] == [None]
    assert not any("geo" in warning.code for warning in brief.warnings)
    with pytest.raises(UsageError, match=r"pip install 'summarizer\[geo\]'"):
        summarize(TEXT, model(scripted), options=Options(geo=True))
    assert len(scripted.requests) == 1
