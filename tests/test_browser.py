"""The page in a real browser: lines light up, filters filter, nothing is fetched, nothing foreign runs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from briefs import about, hostile, mapped
from story import dossier

from summarizer import merge
from summarizer.render import render
from summarizer.render.json import read_brief

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Page

pytestmark = pytest.mark.browser
EXAMPLES = Path(__file__).parent.parent / "examples"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
HOSTILE = "\n".join(
    [
        "<script>window.owned = 1; alert(1)</script> said the army.",
        '"><img src=x onerror="window.owned = 1"> said the army.',
        "</script></style></title></textarea><svg onload=window.owned=1> said the army.",
        "javascript:window.owned=1 and <a href='javascript:window.owned=1'>here</a> said the army.",
        "{{ 7 * 7 }} ${window.owned = 1} ]]> --> said the army.",
        "\u202egnihton si siht\u2066 <iframe srcdoc='<script>parent.owned=1</script>'></iframe> said the army.",
    ]
)
INJECTED = (
    "<script>window.owned = 1</script><img src='https://x.example/y.png' onerror='window.owned = 1'>"
    "<style>body { display: none }</style><script src='https://x.example/z.js'></script>"
)
Shown = tuple["Page", list[str]]
Open = Callable[..., Shown]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it; a browser that is missing fails in CI and skips elsewhere."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None and not os.environ.get("CI"):
        pytest.skip("no Chromium on this system")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page from a file; gives it with the errors it reports, and fails when it asks for anything else."""
    contexts: list[BrowserContext] = []
    requests: list[str] = []
    blocked: list[str] = []

    def opened(content: str, **settings: Any) -> Shown:
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_text(content, encoding="utf-8")
        context = browser.new_context(**{"viewport": {"width": 1360, "height": 900}} | settings)
        contexts.append(context)
        page = context.new_page()
        errors = _errors(page)
        page.on("request", lambda request: requests.append(request.url))
        page.on("requestfailed", lambda request: blocked.extend([request.url] * (request.failure == "csp")))
        page.goto(path.as_uri())
        return page, errors

    yield opened
    for context in contexts:
        context.close()
    assert {url.partition(":")[0] for url in set(requests) - set(blocked)} <= {"file"}


def _errors(page: Page) -> list[str]:
    """What the page says on its console, throws or asks, as it comes."""
    errors: list[str] = []

    def asked(dialog: Dialog) -> None:
        errors.append(dialog.message)
        dialog.dismiss()

    page.on("console", lambda said: errors.append(said.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", asked)
    return errors


def torvak(*, whole: bool = True) -> str:
    brief = read_brief((EXAMPLES / "torvak.json").read_text(encoding="utf-8"))
    return render(brief, "html", (EXAMPLES / "torvak.txt").read_text(encoding="utf-8") if whole else None)


def lit(page: Page) -> str:
    """The words of the article that are lit."""
    return "".join(page.locator("#article [data-lit]").all_text_contents())


def test_pointing_at_a_line_lights_its_words_and_leaving_it_puts_them_out(show: Open) -> None:
    page, errors = show(torvak())
    assert lit(page) == ""
    page.hover("li.change:has-text('army withdrew')")
    assert lit(page).startswith("A western diplomat, who asked not to be named, said the army had")
    assert page.locator("#article [data-lit]").first.get_attribute("data-lit") == "change"
    colour = "node => getComputedStyle(node).backgroundColor"
    assert page.locator("#article [data-lit]").first.evaluate(colour) != "rgba(0, 0, 0, 0)"
    page.hover("h1")
    assert lit(page) == ""
    assert errors == []


def test_words_out_of_sight_are_brought_into_sight_and_the_brief_stays_where_it_is(show: Open) -> None:
    page, _ = show(torvak(), viewport={"width": 1200, "height": 420}, reduced_motion="reduce")
    line = page.locator("li.goal:has-text('corridor')")
    line.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    line.hover()
    place = page.locator("#article [data-lit]").first.bounding_box()
    assert place is not None
    assert 0 <= place["y"] <= 420
    assert page.evaluate("scrollY") == before


def test_moving_to_a_line_by_keyboard_lights_its_words(show: Open) -> None:
    page, errors = show(torvak())
    page.locator("li.goal", has_text="reach the capital").locator(".cite").first.focus()
    assert "his goal was to reach the capital before winter" in lit(page)
    page.keyboard.press("Tab")
    assert "We want a government elected by all" in lit(page)
    assert "reach the capital" not in lit(page)
    assert errors == []


def test_a_clicked_line_stays_lit_until_escape(show: Open) -> None:
    page, _ = show(torvak())
    page.locator("li.claim .line").nth(3).click()
    page.hover("h1")
    assert "denied that its troops had abandoned the port" in lit(page)
    page.keyboard.press("Escape")
    assert lit(page) == ""


def test_a_clicked_sentence_shows_every_item_that_cites_it(show: Open) -> None:
    page, errors = show(torvak())
    page.locator("#s6 .piece").first.click()
    assert page.inner_text("#sheet-title") == "Sentence 6: cited by 3 items"
    told = page.locator("#sheet li").all_inner_texts()
    assert [line.strip() for line in told] == [
        "Free Dorian Army claims that Old Mill was captured by Free Dorian Army",
        "Free Dorian Army claims that Sarn was captured by Free Dorian Army",
        "Free Dorian Army says: it had also captured the villages of Old Mill and Sarn",
    ]
    assert page.locator("#brief .citing").count() == 3
    page.locator("#sheet a").nth(1).click()
    assert "Sarn" in page.locator("#brief .pinned").inner_text()
    assert "captured the villages of" in lit(page)
    assert errors == []


def test_a_sentence_is_asked_by_keyboard_and_focus_returns_to_it(show: Open) -> None:
    page, _ = show(torvak())
    number = page.locator("#s16 button.number")
    number.focus()
    page.keyboard.press("Enter")
    assert page.inner_text("#sheet-title") == "Sentence 16: no item cites it (asked about, no item found)"
    assert number.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert page.locator("#sheet").is_hidden()
    assert number.evaluate("node => node === document.activeElement")


def test_filters_leave_the_items_of_an_actor_a_kind_a_status(show: Open) -> None:
    page, errors = show(torvak())
    visible = "#brief .item:visible"
    everything = page.locator(visible).count()
    page.select_option("[name=party]", label="Oskar Velt")
    assert page.locator(visible).count() == 4
    assert page.inner_text("#shown") == f"4 of {everything} items shown"
    assert page.locator("#s1 .piece.off").count() > 0
    page.uncheck("[name=kind][value=claim]")
    assert page.locator(visible).count() == 2
    page.click("#all")
    page.select_option("[name=status]", label="Denied")
    assert page.locator(visible).all_inner_texts()[0].startswith("Dorian defense ministry")
    assert page.locator(visible).count() == 1
    assert page.locator("#claims").is_hidden()
    page.click("#all")
    assert page.locator(visible).count() == everything
    assert errors == []


def test_an_actor_is_found_with_those_who_speak_for_it(show: Open) -> None:
    page, _ = show(torvak())
    page.select_option("[name=party]", label="Free Dorian Army")
    assert "Yusuf Adari" in page.inner_text("section[aria-labelledby=goals]")


def test_the_matrix_leads_to_its_line_also_when_that_is_filtered_out(show: Open) -> None:
    page, _ = show(torvak())
    page.select_option("[name=status]", label="Claimed by the gaining side")
    page.locator(".stance.deny").first.click()
    assert "deny reports that" in page.locator("#brief .pinned").inner_text()
    assert "denied that its troops had abandoned the port" in lit(page)


def test_the_map_and_the_timeline_light_up_words_too(show: Open) -> None:
    page, errors = show(render(mapped(), "html"))
    page.hover(".timeline li[data-entry]")
    assert lit(page) != ""
    page.locator(".mark[data-entry]").first.click()
    assert "Karsa" in page.locator("#brief .pinned").inner_text()
    assert errors == []


def test_a_dossier_lights_the_words_of_every_article_that_a_line_rests_on(show: Open) -> None:
    page, errors = show(render(dossier(), "html"))
    page.hover("li.change .line:has-text('Recapture of Torrin')")
    assert page.locator("#article .source:has([data-lit]) h3").all_inner_texts() == [
        "A6: thursday",
        "A8: friday-handover",
    ]
    page.locator("li.change .notes a:has-text('Hesk')").first.focus()
    assert "Hesk" in lit(page)
    assert "Torrin" not in lit(page)
    page.locator("#a4s2 button.number").click()
    assert page.inner_text("#sheet-title") == "Sentence 2 of A4: cited by 2 items"
    assert errors == []


def test_a_dossier_s_links_matrix_and_numbers_lead_to_their_lines_also_when_filtered_out(show: Open) -> None:
    page, errors = show(render(dossier(), "html"))
    page.select_option("[name=status]", label="Disputed")
    page.locator(".stance.left").first.click()
    assert "Capture of Torrin" in page.locator("#brief .pinned").inner_text()
    page.locator(".figures a").first.click()
    assert "12 soldiers" in page.locator("#brief .pinned").inner_text()
    page.locator("li.claim .notes a:has-text('admits')").first.click()
    assert page.locator("#brief .pinned").inner_text().startswith("defense ministry admits")
    assert errors == []


def test_a_hostile_dossier_is_text_and_nothing_else(show: Open) -> None:
    page, errors = show(render(merge([hostile(HOSTILE)]), "html"))
    page.wait_for_timeout(200)
    assert page.evaluate("window.owned") is None
    assert page.locator(":is(#article, #brief) :is(img, iframe, script, a[href^=javascript])").count() == 0
    assert errors == []


@pytest.mark.parametrize("whole", [True, False])
def test_a_hostile_article_is_text_and_nothing_else(show: Open, whole: bool) -> None:
    page, errors = show(render(about(HOSTILE, whole=whole), "html", HOSTILE))
    page.wait_for_timeout(200)
    assert page.evaluate("window.owned") is None
    assert errors == []
    assert "<script>window.owned = 1; alert(1)</script>" in page.inner_text("#s1")
    assert page.locator("#article :is(img, iframe, script, a[href^=javascript])").count() == 0
    for number in range(1, 7):
        page.locator(f"#s{number} button.number").click()
    assert page.evaluate("window.owned") is None
    assert page.title() == "Brief: <script>window.owned = 1; alert(1)</script> said the army."


def test_a_foreign_script_style_or_image_in_the_file_is_blocked_by_the_policy(show: Open) -> None:
    page, errors = show(torvak().replace("<main", INJECTED + "<main", 1))
    page.wait_for_timeout(200)
    assert page.evaluate("window.owned") is None
    assert page.locator("body").is_visible()
    assert sum("Content Security Policy" in each for each in errors) >= 4


def test_every_page_is_free_of_errors_and_requests(show: Open) -> None:
    for content in (torvak(), torvak(whole=False), render(mapped(), "html"), render(dossier(), "html")):
        assert show(content)[1] == []


@pytest.mark.parametrize("width", [320, 390, 800, 1000, 1360, 2200])
def test_no_width_makes_the_page_scroll_sideways(show: Open, width: int) -> None:
    for content in (torvak(), render(mapped(), "html"), render(dossier(), "html")):
        page, _ = show(content, viewport={"width": width, "height": 800})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_on_a_phone_the_article_follows_the_brief_and_is_a_tap_away(show: Open) -> None:
    page, _ = show(torvak(), viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.get_by_role("navigation").get_by_text("Article").tap()
    page.locator("#s6 .piece").first.tap()
    sheet = page.locator("#sheet").bounding_box()
    assert sheet is not None
    assert sheet["y"] + sheet["height"] <= 844
    assert page.locator("#sheet li").count() == 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page_of", ["whole", "cited", "dossier"])
def test_no_rule_of_accessibility_is_broken(show: Open, scheme: str, page_of: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    contents = {"whole": [torvak()], "cited": [torvak(whole=False), render(mapped(), "html")]}
    for content in contents.get(page_of, [render(dossier(), "html")]):
        page, _ = show(content, color_scheme=scheme, bypass_csp=True)
        page.locator(".sentence button.number").nth(5).click()
        page.hover("li.claim")
        found = axe.Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_without_its_script_the_page_is_read_all_the_same(show: Open) -> None:
    page, _ = show(torvak(), java_script_enabled=False)
    assert page.locator("#filter").is_hidden()
    assert page.locator("#brief .item:visible").count() == page.locator("#brief .item").count() > 40
    page.locator("li.goal", has_text="reach the capital").locator(".cite").first.click()
    assert page.url.endswith("#s10")
    assert page.locator("#s10:target").is_visible()


def test_on_paper_the_article_and_all_quotes_are_there_and_controls_are_not(show: Open) -> None:
    page, _ = show(torvak())
    page.emulate_media(media="print")
    assert page.locator("#filter").is_hidden()
    assert page.locator("nav.jump").is_hidden()
    assert page.locator("#s15").is_visible()
    height = "node => node.getBoundingClientRect().height"
    assert page.locator(".quotes li").last.evaluate(height) > 10
    assert page.locator("#article").evaluate("node => getComputedStyle(node).overflowY") == "visible"


def test_a_dossier_on_paper_has_every_article_s_words_and_no_controls(show: Open) -> None:
    page, _ = show(render(dossier(), "html"))
    page.emulate_media(media="print")
    assert page.locator("#filter").is_hidden()
    assert page.locator("#a9s1").is_visible()
    assert page.locator(".quotes li").last.evaluate("node => node.getBoundingClientRect().height") > 10
