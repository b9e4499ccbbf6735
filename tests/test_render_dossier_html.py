"""The page of a dossier: well formed, self-contained, with every position, relation and quote of its articles."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from briefs import hostile, minimal
from html_reader import attributes, every, find, read, shape, text
from story import dossier
from test_render_html import HOSTILE

from summarizer import merge
from summarizer.render import render
from summarizer.schemas import Dossier


def page(told: Dossier | None = None) -> str:
    return render(told or dossier(), "html")


@pytest.mark.parametrize("told", [dossier(), merge([minimal()]), merge([hostile(HOSTILE)])])
def test_every_page_is_well_formed_and_what_it_refers_to_is_there(told: Dossier) -> None:
    found = read(page(told))
    ids = [each.attrib["id"] for each in found.iter() if "id" in each.attrib]
    assert len(ids) == len(set(ids))
    for _, name, value in attributes(found):
        if name.endswith("href") and value.startswith("#"):
            assert value[1:] in ids
        elif name in {"aria-labelledby", "aria-controls", "data-entry", "for"}:
            assert value in ids
        elif name == "data-entries":
            assert set(value.split()) <= set(ids)


def test_it_fetches_nothing_and_has_the_policy_of_a_brief_s_page() -> None:
    found = read(page())
    assert not [name for _, name, _ in attributes(found) if name in {"src", "style"} or name.startswith("on")]
    policy = find(found, "meta", http_equiv="Content-Security-Policy").attrib["content"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    brief = find(read(render(minimal(), "html")), "meta", http_equiv="Content-Security-Policy")
    assert policy == brief.attrib["content"]


def test_hostile_text_in_every_field_changes_nothing_but_text() -> None:
    bad, good = read(page(merge([hostile(HOSTILE)]))), read(page(merge([hostile("x")])))
    assert shape(bad) == shape(good)
    assert {value for _, name, value in attributes(bad) if name.endswith("href") and value[0] != "#"} == set()
    assert not set("\x1b\u202e\u2066\u200b\U000e0041") & set("".join(bad.itertext()))


def test_only_an_address_on_the_web_becomes_a_link() -> None:
    first, second, *rest = dossier().sources
    sources = [
        first.model_copy(update={"url": "https://news.example/a?b=1&c=2"}),
        second.model_copy(update={"url": "javascript:alert(1)"}),
        *rest,
    ]
    found = read(page(dossier().model_copy(update={"sources": sources})))
    links = [value for tag, name, value in attributes(found) if (tag, name) == ("a", "href") and value[0] != "#"]
    assert links == ["https://news.example/a?b=1&c=2"]


def test_landmarks_headings_and_names_of_controls_are_those_of_a_brief_s_page() -> None:
    found = read(page())
    for tag in ("header", "main", "aside", "nav", "footer", "form"):
        assert len(every(found, tag)) == 1
    levels = [int(each.tag[1]) for each in found.iter() if re.fullmatch("h[1-6]", str(each.tag))]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [text(each) for each in every(found, "a", class_="skip")] == ["Skip to the dossier", "Skip to the sources"]
    assert text(find(found, "h1")) == "9 articles, 3 March 2031 to 7 March 2031"


def test_a_change_has_every_position_its_counts_and_what_it_contradicts() -> None:
    (hesk,) = [each for each in every(read(page()), "li", data_kind="change") if "Brigade (2031" in text(each)[:70]]
    assert text(find(hesk, "span", class_="line")) == (
        "Capture of Hesk by Black Plain Brigade (2031-03-05), claimed (1 article, 1 primary source)"
    )
    notes = [text(each) for each in find(hesk, "ul", class_="notes")]
    assert notes == [
        "Black Plain Brigade affirms (A5, 2031-03-05) A5 S1 verbatim",
        "contradicted: capture of Hesk by Ketta Liberation Front (2031-03-05)",
    ]
    positions = sum(len(change.positions) for change in dossier().territorial_changes)
    stances = ("affirms (A", "denies (A", "predicts (A", "calls possible (A")
    told = [text(each) for item in every(read(page()), "ul", class_="notes") for each in item]
    assert len([each for each in told if any(stance in each for stance in stances)]) == positions


def test_a_claim_links_to_what_supports_contradicts_and_replaces_it() -> None:
    found = read(page())
    (denial,) = [
        each
        for each in every(found, "li", data_kind="claim")
        if text(each).startswith("defense ministry denies: the Ketta Liberation Front captured Torrin")
    ]
    notes = [text(each) for each in find(denial, "ul", class_="notes")]
    assert notes == [
        "contradicted: Ketta Liberation Front says: The Ketta Liberation Front captured Torrin",
        "contradicted: Valley Monitor says: The KLF seized Torrin",
        "left later for: defense ministry admits: the Ketta Liberation Front captured Torrin",
    ]
    keys = [each.attrib["data-entry"] for each in every(denial, "a") if "data-entry" in each.attrib]
    assert [text(find(find(found, id=key), class_="line"))[:30] for key in keys] == [
        "Ketta Liberation Front says: T",
        "Valley Monitor says: The KLF s",
        "defense ministry admits: the K",
    ]


def test_the_matrix_has_a_column_a_speaker_and_marks_what_was_left() -> None:
    table = find(find(read(page()), "div", class_="matrix"), "table")
    assert [text(each) for each in every(table, "th", scope="col")][1:4] == [
        "Ketta Liberation Front",
        "defense ministry",
        "Valley Monitor",
    ]
    first = [text(each) for each in every(table, "td")][:3]
    assert first == ["affirms", "denies, since then otherwise affirms", "affirms"]
    assert len(every(table, class_="left")) == 1
    assert [text(each) for each in every(table, "th", scope="rowgroup")] == [
        "Torrin",
        "Hesk",
        "Torrin Heights",
        "Lowdale",
    ]


def test_control_numbers_timeline_and_map_are_there() -> None:
    found = read(page())
    rows = [[text(cell) for cell in row] for row in every(find(found, class_="control"), "tr")][1:]
    assert rows[3:5] == [
        ["Torrin", "6 March 2031", "not known", "army", "Disputed"],
        ["3 March 2031", "6 March 2031", "Ketta Liberation Front", "Acknowledged by the losing side"],
    ]
    numbers = find(found, class_="figures")
    assert text(find(numbers, "td", class_="amount")) == "4 to 12"
    assert [text(each) for each in every(numbers, "li")] == ["12 (Ketta Liberation Front)", "4 (army)"]
    assert [text(each) for each in every(found, "time")] == [f"{day} March 2031" for day in range(3, 8)]
    assert [text(each) for each in every(found, "text", class_="label")] == ["Torrin", "Hesk"]


def test_the_words_of_each_article_stand_under_its_title() -> None:
    pane = find(read(page()), "aside")
    titles = [text(find(each, "h3")) for each in every(pane, "section", class_="source")]
    assert titles[:3] == ["A1: Front claims Torrin", "A2: Fighting in the valley", "A3: tuesday"]
    copy = every(pane, "section", class_="source")[1]
    assert "repeats A1" in text(copy)
    assert text(find(copy, id="a2s2")).startswith("2 The defense ministry denied that the Ketta")
    button = find(find(copy, id="a2s2"), "button")
    assert button.attrib["aria-label"] == "Sentence 2 of A2, cited"


def test_quotes_stand_by_article_with_offsets_and_verdict() -> None:
    quotes = find(read(page()), "section", class_="quotes")
    assert len(every(quotes, "h3")) == 9
    assert text(every(quotes, "li")[0]).startswith("S1 0–102 verbatim The Ketta Liberation Front captured Torrin")
    assert len(every(quotes, "li")) == 24


def test_the_filter_offers_those_who_take_part_and_statuses_that_occur() -> None:
    form = find(read(page()), "form")
    options = {each.attrib["name"]: [text(one) for one in every(each, "option")] for each in every(form, "select")}
    assert options["party"][:3] == ["everybody", "Ana Brill", "army"]
    assert "Disputed" in options["status"]


def test_a_dossier_of_nothing_says_so() -> None:
    found = read(page(merge([minimal()])))
    assert [text(each) for each in every(found, "p", class_="none")] == ["none"] * 4 + ["not quoted"]
    assert not every(found, class_="matrix")
