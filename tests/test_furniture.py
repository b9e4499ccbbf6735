from __future__ import annotations

import re

import pytest

from summarizer.furniture import is_furniture, mark
from summarizer.lexicon import load

PROSE = "The army of the republic said on Monday that it had left the town of Kartha."


@pytest.mark.parametrize(
    "line",
    [
        "COMMENTS",
        "Comments (12)",
        "Leave a comment",
        "Please let us know if you’re having issues with commenting.",
        "Read more",
        "READ MORE: Mayor of Ulmet resigns",
        "Continue reading »",
        "Share",
        "• Share this article on Facebook",
        "Advertisement",
        "Story continues below advertisement",
        "Sign up for our newsletter",
        "Sign up for the daily newsletter to get Ulmet’s news first!",
        "Subscribe to The Ulmet Courier",
        "Get the news delivered to your inbox.",
        "Follow us on Twitter and Facebook.",
        "Follow Petra Olt on X @petraolt",
        "© 2031 The Ulmet Courier. All rights reserved.",
        "Copyright 2031 The Ulmet Courier",
        "All rights reserved.",
        "Related articles:",
        "You may also like",
        "We use cookies to make our site work. Some are needed. Read about them here.",
        "This website uses cookies.",
        "Accept all cookies",
        "By clicking “Join”, you agree to our terms. You can leave at any time.",
        "Terms of use | Privacy policy | Contact us",
        "5 min read",
        "An earlier version of this article said 14 ships were lost. There were 11.",
        "This story has been updated with the mayor’s reply.",
        "Reporting by Petra Olt; Editing by Jan Dorn",
    ],
)
def test_buttons_and_notices_are_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Comments by the minister were read out on Monday.",
        "The minister's comments",
        "Comments on the truce were few.",
        "Share of the vote falls in Ulmet",
        "Share prices fell after the army left Kartha.",
        "Print workers in Ulmet strike",
        "Read more slowly, the judge told the clerk.",
        "Related attacks killed four.",
        "Advertisement boards were torn down in Kartha.",
        "Sign up for the militia, the poster said.",
        "Register to vote before Monday.",
        "Join us on the march to Kartha!",
        "Follow us on the road to Kartha.",
        "By using the terms of the truce, the army kept the bridge.",
        "(c) withdraw all forces from Kartha within ten days;",
        "The copyright law of 2031 was repealed.",
        "Support for the Northern Front grows",
        "More on the way to the front",
        "Rebels take Kartha",
        "What happened in Ulmet?",
        "Reporting by the River Monitor shows that 40 people died.",
        "This report was revised by the ministry before the vote.",
        "Background",
        "“Subscribe to no side,” said Olt.",
        "The site uses cookies from a bakery in Ulmet.",
        PROSE,
    ],
)
def test_sentences_and_headings_are_the_article(line: str) -> None:
    assert not is_furniture(line)


def test_everything_below_the_comment_line_is_furniture() -> None:
    lines = [PROSE, "Background", PROSE, "COMMENTS", "Well said.", "I was in Kartha and it was so."]
    assert mark(lines) == [False, False, False, True, True, True]


def test_a_comment_link_at_the_head_of_the_page_takes_nothing_with_it() -> None:
    assert mark(["Rebels take Kartha", "12 comments", PROSE, PROSE]) == [False, True, False, False]


def test_a_sentence_about_comments_opens_no_comment_section() -> None:
    assert not any(mark([PROSE, "Comments by the minister were read out.", PROSE]))


def test_a_last_list_of_headlines_is_furniture() -> None:
    lines = [
        PROSE,
        "Related articles:",
        "Mayor of Ulmet resigns",
        "You may also like",
        "Rain in Kartha",
        "All rights reserved.",
    ]
    assert mark(lines) == [False, True, True, True, True, True]


def test_prose_below_a_list_of_headlines_keeps_all_but_its_title() -> None:
    assert mark([PROSE, "Related articles", "Background", PROSE]) == [False, True, False, False]


def test_headlines_alone_are_not_taken_for_a_list_of_other_pages() -> None:
    assert mark(["Latest news", "Rebels take Kartha", "Mayor of Ulmet resigns"]) == [True, False, False]


def test_no_lines_have_no_marks() -> None:
    assert mark([]) == []


def test_every_entry_of_the_list_is_a_pattern_that_does_not_fit_prose() -> None:
    for entries in load("furniture").values():
        assert not any(re.compile(entry, re.IGNORECASE).fullmatch(PROSE) for entry in entries)
