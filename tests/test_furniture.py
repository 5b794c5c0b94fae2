"""What counts as page furniture, and what must stay content."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vectorstore.describing.furniture import find_furniture, merge_spans
from vectorstore.documents import Span

BODY = (
    "The ferry to Hailuoto stopped for two days while ice was cleared from the strait.\n"
    "Captain Aino Salmi said the channel would reopen before the weekend.\n"
)


def marked(text: str, language: str | None = "en") -> list[str]:
    """The marked lines, one by one."""
    return [
        line for span in find_furniture(text, language) for line in text[span.start : span.end].splitlines() if line
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Read more »",
        "Share this article",
        "Lire la suite",
        "Weiterlesen",
        "続きを読む",
        "Поделиться",
        "Related: Harbour Board Approves New Icebreaker",
        "Lesen Sie auch: Neue Fähre nach Hiddensee",
        "Sign up for our newsletter and get the tides every morning",
        "Like what you read? Sign up for our newsletter now!",
        "For more on the strait, subscribe to our newsletter.",
        "The Courier newsletter: the best of the coast delivered straight to your inbox",
        "Tired of the ice? Play our puzzle of the week.",
        "Want the tides to be delivered to your inbox? Sign up for our newsletter.",
        "Copyright: Strait Courier, 2024",
        "Copyright: 2024 Strait Courier",
        "Abonnez-vous à notre lettre d'information, la newsletter du port",
        "© 2024 Strait Courier. All rights reserved.",
        "Copyright 2023 by Strait Courier",
        "Tous droits réservés",
        "This material may not be published, broadcast or redistributed without permission.",
        "We use cookies on our website to improve your experience. By continuing you accept them.",
        "12 comments",
        "4 min read",
        "Lesezeit: 3 Minuten",
        "Follow Aino Salmi on Bluesky: @ainosalmi",
        "Pekka Niemi and Liisa Korpi contributed to this report.",
        "This article was written with the help of AI and checked by an editor.",
    ],
)
def test_a_line_that_is_no_content_is_marked_and_the_body_is_not(line: str) -> None:
    assert marked(f"{BODY}{line}\n{BODY}") == [line]


@pytest.mark.parametrize(
    ("heading", "items"),
    [
        ("Related articles", ["Icebreaker Sisu Returns From Dry Dock", "Old Lighthouse Opens to Summer Visitors"]),
        ("MOST READ", ["New Timetable for the Island Ferries", "Why the Strait Freezes Later Every Year"]),
        ("Other harbour stories published here:", ["Board Picks New Pilot Station", "Storm Damages Two Fishing Piers"]),
        (
            "“Coast” ARTICLE RANKING",
            ["Seal Numbers Rise Again in the Bay", "Pilot Boats Get Quieter Engines This Spring"],
        ),
        ("Meistgelesen", ["Neue Fähre für die Insel kommt im Mai", "Warum der Sund später zufriert als früher"]),
        ("Noticias relacionadas", ["El puerto estrena un rompehielos nuevo", "La isla tendrá otro ferri en mayo"]),
        ("関連記事", ["島へのフェリーが三日ぶりに運航を再開した", "港の新しい砕氷船が来月に就航する見通し"]),
    ],
)
@pytest.mark.parametrize("bullet", ["- ", "-\n", "", "• "])
def test_headlines_under_a_heading_that_announces_them_are_marked(heading: str, items: list[str], bullet: str) -> None:
    lines = marked(BODY + "\n".join([heading, *(bullet + item for item in items)]) + "\n", None)
    assert lines[0] == heading
    assert all(any(line.endswith(item) for line in lines) for item in items)
    assert not any("Captain" in line for line in lines)


def test_a_list_of_stories_in_the_middle_leaves_the_heading_of_what_follows() -> None:
    stories = ["Related stories", "Icebreaker Returns From Dry Dock", "Lighthouse Opens to Visitors"]
    assert marked(BODY + "\n".join(stories) + f"\nWhat happens next\n{BODY}") == stories


def test_two_rankings_one_under_the_other_end_a_page() -> None:
    first = ["Most popular", "- Seal Numbers Rise Again in the Bay", "- Pilot Boats Get Quieter Engines"]
    second = ["Latest news", "- Council Votes on the Breakwater", "- Old Crane Moves to the Museum"]
    assert marked(BODY + "\n".join(first + second)) == first + second


def test_crumbs_section_label_and_way_back_are_marked() -> None:
    text = f"Home > News > Coast\nPress Releases\nFerry Traffic on the Strait in March\n{BODY}Back to Press Releases\n"
    assert marked(text) == ["Home > News > Coast", "Press Releases", "Back to Press Releases"]


def test_a_menu_and_share_buttons_are_marked() -> None:
    text = f"Home\nNews\nSport\nContact\nFerry Traffic on the Strait in March\n{BODY}Facebook\nTwitter\nEmail\n"
    assert marked(text) == ["Home", "News", "Sport", "Contact", "Facebook", "Twitter", "Email"]


def test_a_menu_under_its_own_label_is_marked() -> None:
    text = f"{BODY}Share:\n- Facebook\n- Twitter\n- Email\n"
    assert marked(text) == ["Share:", "- Facebook", "- Twitter", "- Email"]


def test_a_repeated_byline_and_the_author_at_the_end_are_marked_but_not_the_first_byline() -> None:
    about = "Aino Salmi covers the coast for the Courier. Email her at aino@courier.example."
    assert marked(f"Ferry Stops\nBy Aino Salmi\n{BODY}By Aino Salmi\n{about}\n") == ["By Aino Salmi", about]


CONTENT = {
    "numbered statements": "1. The parties welcomed the channel.\n2. They agreed to share its cost.\n",
    "minutes": "Other business\n- Roof of the boathouse\n- New treasurer elected\n- Summer party on 12 June\n",
    "facts in Markdown": "# Lake Oulu\n\n## Facts\n\n- Area: 928 km²\n- Depth: 35 m\n- Islands: 665\n",
    "recipe": "Ingredients\n- 2 dl rye flour\n- 1 tsp salt\nMethod\n1. Mix both\n2. Share the dough into four\n",
    "table": "Port | Ships | Tonnes\nOulu | 512 | 3,100,000\n| Home | Away | Score |\n| Oulu | Kemi | 2-1 |\n",
    "headings": f"Why the ice came late\n{BODY}What the pilots want\n{BODY}More ferries in spring\n{BODY}",
    "ranking that is the content": "Busiest ports of 2023\n1. Rotterdam\n2. Antwerp\n3. Hamburg\n4. Valencia\n",
    "sentences under a heading": "Related articles\n- The strait froze in May.\n- Ferries ran until Easter.\n",
    "about newsletters": "The town's newsletter has 900 readers, and subscribers pay four euros a month for it.\n",
    "about copyright": "Copyright in a map lasts seventy years after its maker's death, the court held in 1998.\n",
    "about AI": "The report describes how software wrote summaries that no pilot had asked for.\n",
    "list items with a letter": "(C) The permit is void where the vessel draws more than nine metres.\n",
    "a title that begins with back to": f"Back to the Lighthouse\n{BODY}",
    "a contact": "Where does the ferry leave?\nContact: quay@port.example, +358 40 000\n",
    "advice on mail": "If the ticket is not in your inbox, look into the folder for junk before you call.\n",
    "a manual": "Create account\nOpen the harbour's page and choose a name.\nSign in\nType the name and wait.\n",
    "terms of use": "Privacy policy\nThe harbour keeps the names of skippers for two years.\n",
    "an article on one line": f"{BODY.replace(chr(10), ' ') * 2}© 2024 Strait Courier. All rights reserved.\n",
    "minutes on a newsletter": "It was agreed that our newsletter should be delivered to all households in May.\n",
    "a newsletter told of": "Your newsletter is now delivered to your door, and members sign up here for our tour.\n",
    "a ticket by mail": "Your tickets are sent straight to your inbox within an hour.\n",
    "a clause on copyright": "2. Copyright: The Contractor assigns to the Client all rights in the articles upon "
    "payment of 300 euros.\n3. Copyright by law of 1988 stays with the maker of a map.\n",
    "questions and answers": "No paper left? Try the second tray on the left side.\n"
    "Need the old driver? Download the archive from the harbour's page.\n",
    "results of a count": f"{BODY}## Most viewed pages\n- The Timetable of the Ferries\n- The Tides and the Ice\n",
    "a ranking of the text's own": f"Most viewed\n- the timetable of the island ferries\n- the tides of May\n{BODY}",
    "an announced list": f"Pupils choose two of these subjects:\n- Science\n- Sport\n- Health\n- Economy\n{BODY}",
    "share capital": "The company will share the profit. Share prices rose. The email was read more than once.\n",
}


@pytest.mark.parametrize("text", CONTENT.values(), ids=CONTENT.keys())
def test_content_stays_content(text: str) -> None:
    assert marked(text) == []


def test_a_text_about_cookies_keeps_its_sentences() -> None:
    rule = (
        "We use cookies on this site. By continuing you accept that our privacy policy applies to cookie number {}.\n"
    )
    assert marked("".join(rule.format(number) for number in range(6))) == []


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([*BODY.splitlines(), "Related articles", "- Ice Melts in the Bay Again", "-", "", "©", "Home"])
    )
)
def test_spans_lie_inside_the_text_in_order_and_apart(lines: list[str]) -> None:
    check_spans("\n".join(lines))


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_ordered_spans(text: str) -> None:
    check_spans(text)


def check_spans(text: str) -> None:
    spans = find_furniture(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(set(edges))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_spans_merge_over_white_space_only() -> None:
    text = "aa \n bb cc"
    assert merge_spans([Span(5, 7), Span(0, 2), Span(1, 2)], text) == (Span(0, 7),)
    assert merge_spans([Span(0, 2), Span(8, 40), Span(3, 3)], text) == (Span(0, 2), Span(8, 10))


@pytest.mark.parametrize(
    "unit",
    [
        "Related articles\n",
        "- Ice Melts Again In The Bay\n",
        "Home > ",
        "© ",
        "By A ",
        "this content is created ",
        "[(",
    ],
)
def test_a_megabyte_of_hostile_text_takes_seconds(unit: str) -> None:
    started = time.process_time()
    find_furniture(unit * (1_000_000 // len(unit)))
    assert time.process_time() - started < 8
