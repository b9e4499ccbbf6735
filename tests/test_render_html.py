"""The page is one well-formed, self-contained file in which the article is nothing but text."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from briefs import ARTICLE, about, hostile, mapped, minimal, rich, statement
from html_reader import attributes, every, find, read, shape, text

from summarizer.document import identity
from summarizer.errors import InputError
from summarizer.render import render
from summarizer.render.json import read_brief
from summarizer.schemas import Brief, Document

EXAMPLES = Path(__file__).parent.parent / "examples"
HOSTILE = (
    "<script>alert(1)</script> </script> </style> </title> \"><img src=x onerror=alert(1)> ' onclick='alert(1) "
    "javascript:alert(1) ]]> --> <!-- <![CDATA[ {{ 7 * 7 }} {% raw %} &lt;b&gt; &#60; <svg/onload=alert(1)> "
    "\x1b[31m \u202e\u2066\u200b\U000e0041 <base href=//x.example> <meta http-equiv=refresh content=0>"
)


def of_article() -> Brief:
    known = Document(**rich().document.model_dump() | {"id": identity(ARTICLE)})
    return rich().model_copy(update={"document": known})


def torvak() -> str:
    brief = read_brief((EXAMPLES / "torvak.json").read_text(encoding="utf-8"))
    return render(brief, "html", (EXAMPLES / "torvak.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("brief", [rich(), minimal(), statement(), mapped(), hostile(HOSTILE)])
def test_every_page_is_well_formed_and_its_ids_are_unique(brief: Brief) -> None:
    page = read(render(brief, "html"))
    ids = [each.attrib["id"] for each in page.iter() if "id" in each.attrib]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("brief", [rich(), mapped(), statement()])
def test_what_a_page_refers_to_is_there(brief: Brief) -> None:
    page = read(render(brief, "html"))
    ids = {each.attrib["id"] for each in page.iter() if "id" in each.attrib}
    refer = {"aria-labelledby", "aria-controls", "data-entry", "for"}
    for _, name, value in attributes(page):
        if name.endswith("href") and value.startswith("#"):
            assert value[1:] in ids
        elif name in refer:
            assert value in ids
        elif name == "data-entries":
            assert set(value.split()) <= ids


def test_the_page_fetches_nothing_and_has_no_inline_code_or_style() -> None:
    page = read(torvak())
    assert {tag for tag, name, _ in attributes(page) if name in {"src", "srcset", "data", "action", "poster"}} == set()
    assert not every(page, "link")
    assert {value[0] for _, name, value in attributes(page) if name.endswith("href")} == {"#"}
    assert not [name for _, name, _ in attributes(page) if name == "style" or name.startswith("on")]
    assert "@import" not in torvak()
    assert "url(" not in torvak()


def test_the_policy_allows_the_one_style_and_the_one_script_by_their_digests() -> None:
    page = read(torvak())
    meta = find(page, "meta", http_equiv="Content-Security-Policy")
    policy = dict(part.split(" ", 1) for part in meta.attrib["content"].split("; "))
    assert policy["default-src"] == "'none'"
    assert (policy["base-uri"], policy["form-action"]) == ("'none'", "'none'")
    for tag in ("style", "script"):
        content = find(page, tag).text or ""
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert policy[f"{tag}-src"] == f"'sha256-{digest}'"
    head = list(find(page, "head"))
    assert head.index(meta) < head.index(find(page, "style")), "a policy holds for what comes after it"


def test_hostile_text_in_every_field_changes_nothing_but_text() -> None:
    bad, good = read(render(hostile(HOSTILE), "html")), read(render(hostile("x"), "html"))
    assert shape(bad) == shape(good)
    assert {value for _, name, value in attributes(bad) if name.endswith("href") and value[0] != "#"} == set()


def test_hostile_text_is_shown_as_its_characters() -> None:
    page = read(render(about(HOSTILE), "html", HOSTILE))
    shown = text(find(page, "span", id="s1"))
    for part in ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "{% raw %}", "]]>"):
        assert part in shown
    assert "&lt;b&gt; &#60;" in shown
    assert not set("\x1b\u202e\u2066\u200b\U000e0041") & set("".join(page.itertext()))


def test_a_hostile_article_has_the_shape_of_any_other() -> None:
    plain = "x" * len(HOSTILE)
    for whole in (True, False):
        bad = read(render(about(HOSTILE, whole=whole), "html", HOSTILE))
        assert shape(bad) == shape(read(render(about(plain, whole=whole), "html", plain)))


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://news.example/a?b=1&c=2", True),
        ("http://news.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt://x%0aalert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("https:alert", False),
        ("http://[bad", False),
    ],
)
def test_only_an_address_on_the_web_becomes_a_link(url: str, shown: bool) -> None:
    known = Document(**rich().document.model_dump() | {"url": url})
    page = read(render(rich().model_copy(update={"document": known}), "html"))
    links = [value for tag, name, value in attributes(page) if (tag, name) == ("a", "href") and value[0] != "#"]
    assert links == [url] * shown


def test_the_page_has_landmarks_a_language_and_headings_in_order() -> None:
    page = read(torvak())
    assert find(page, "html").attrib["lang"] == "en"
    for tag in ("header", "main", "aside", "nav", "footer", "form"):
        assert len(every(page, tag)) == 1
    assert [each.attrib["href"] for each in every(page, "a", class_="skip")] == ["#brief", "#article"]
    levels = [
        int(each.tag[1]) for each in page.iter() if isinstance(each.tag, str) and re.fullmatch("h[1-6]", each.tag)
    ]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_control_has_a_name_and_nothing_but_decoration_is_kept_from_screen_readers() -> None:
    page = read(torvak())
    for button in every(page, "button"):
        assert button.get("aria-label") or text(button)
    for select in every(page, "select"):
        assert any(select in each.iter() for each in every(page, "label"))
    for hidden in every(page, aria_hidden="true"):
        assert not every(hidden, "a")
        assert not every(hidden, "button")


def test_the_filter_offers_kinds_parties_and_statuses_that_occur() -> None:
    page = read(render(rich(), "html"))
    form = find(page, "form")
    assert [each.attrib["value"] for each in every(form, "input")] == ["change", "claim", "goal", "actor", "own"]
    options = {
        select.attrib["name"]: [text(each) for each in every(select, "option")] for select in every(form, "select")
    }
    assert options["party"][:3] == ["everybody", "army", "Bridge Aid"]
    assert "the outlet" in options["party"]
    assert options["status"][:2] == ["any", "Stated by the outlet"]
    assert len(options["status"]) == 10
    assert "hidden" in form.attrib, "without its script the filter is not there"


def test_warnings_verdicts_and_how_it_was_made_are_on_the_page() -> None:
    page = read(render(rich(), "html"))
    assert text(find(page, "section", class_="warnings")) == "Warnings S13 “It” was read as the Northern Front pronoun"
    quotes = every(find(page, "section", class_="quotes"), "li")
    assert len(quotes) == 20
    assert text(quotes[0]) == ("S1 0–69 verbatim The Northern Front captured Karsa from government forces on Thursday.")
    assert "model tiny-model" in text(find(page, "footer"))


def test_the_same_words_as_in_markdown() -> None:
    page = read(render(rich(), "html"))
    shown = [re.sub(r" ?S\d+ verbatim", "", text(each)) for each in every(page, "li", class_="item")]
    told = [
        re.sub(r" \[\d+\]|\*\*", "", line[2:]) for line in render(rich(), "markdown").splitlines() if line[:2] == "- "
    ]
    assert [each for each in shown if "first named" not in each] == [
        each for each in told if each in shown and "first named" not in each
    ]
    assert len(shown) == 29


def test_without_the_article_the_page_says_so_and_shows_only_what_is_cited() -> None:
    page = read(render(of_article(), "html"))
    pane = find(page, "aside")
    assert "Not the whole article." in text(pane)
    assert ARTICLE.splitlines()[-1] not in text(pane)
    assert text(find(pane, id="s21")) == "21 … asked about, no item found"
    assert ARTICLE.splitlines()[0] in text(find(pane, id="s1"))


def test_with_the_article_every_sentence_is_there() -> None:
    pane = find(read(render(of_article(), "html", ARTICLE)), "aside")
    assert "Not the whole article." not in text(pane)
    for number, sentence in enumerate(ARTICLE.splitlines(), 1):
        assert text(find(pane, id=f"s{number}")) == f"{number} {sentence}"
    assert find(pane, id="s21").attrib["class"] == "sentence uncited"


def test_another_article_is_refused() -> None:
    with pytest.raises(InputError, match="not the one"):
        render(of_article(), "html", ARTICLE.replace("Karsa", "Lodra"))


def test_a_users_section_is_a_table_with_its_source() -> None:
    page = read(render(rich(), "html"))
    table = find(find(page, "section", aria_labelledby="own-1"), "table")
    assert text(find(table, "caption")) == "Damage reports"
    assert all(each.attrib["scope"] == "col" for each in every(table, "th"))
    assert [text(each) for each in every(table, "th")] == ["Target", "Fire open", "Source"]
    assert [text(each) for each in every(table, "td")] == ["port", "no", "S13 verbatim"]


def test_an_empty_brief_says_that_nothing_was_found() -> None:
    page = read(render(minimal(), "html"))
    assert [text(each) for each in every(page, "p", class_="none")] == ["none found in 21 sentences"] * 4
    assert not every(page, "section", class_="map")
    assert not every(page, "section", class_="timeline")
    assert not every(page, "div", class_="matrix")


def test_map_and_timeline_are_there_when_places_and_dates_are_known() -> None:
    page = read(render(mapped(), "html"))
    chart = find(page, "section", class_="map")
    labels = [text(each) for each in every(chart, "text", class_="label")]
    assert labels == ["Karsa", "Dorin", "Velm", "Lowmarsh", "Farside"]
    rows = [[text(cell) for cell in row] for row in find(chart, "tbody")]
    assert rows[0] == ["Karsa", "XX", "34.730", "36.710", "Stated by the outlet"]
    assert rows[-1] == ["Greywater", "not on the map: 2 places bear the name"]
    times = [text(each) for each in every(page, "time")]
    assert times == ["since 2030", "April 2031", "week of 28 April 2031", "1 May 2031"]


def test_coordinates_say_where_they_come_from_and_what_they_are_of() -> None:
    assert "GeoNames" not in render(mapped(), "html")
    karsa, *others = mapped().places
    known = karsa.model_copy(update={"geonameid": 7, "geo_precision": 3})
    chart = find(
        read(render(mapped().model_copy(update={"places": [known, *others]}), "html")), "section", class_="map"
    )
    assert "Coordinates: GeoNames, CC BY 4.0." in text(chart)
    assert text(every(chart, "th", scope="row")[0]) == "Karsa (the middle of it)"


def test_a_page_ends_with_a_newline_and_is_the_same_every_time() -> None:
    assert torvak().endswith("</html>\n")
    assert torvak() == torvak()
