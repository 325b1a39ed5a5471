# SPDX-License-Identifier: Apache-2.0
"""Where the front page's text is parted for the cards."""

import pytest

from sinau.sitepages.split import split_before_sections


@pytest.mark.parametrize(
    "before, after",
    [
        ("<p>Welcome.</p>", '<h2 id="a">A</h2><p>x</p><h2>B</h2>'),
        ("", "<h2>A</h2>"),
        ("<p>Only text.</p>", ""),
        ('<div><h2>inside</h2></div>\n<p>a<br>b<img src="h2.png"></p>\n', "  <h2>outside</h2>"[2:]),
        ("<p>é – \u2028 ten\n lines</p>\n\n", "<h2>A</h2>"),
        ("<p>&lt;h2&gt;</p><!-- <h2> -->", "<h2>A</h2>"),
    ],
)
def test_the_first_section_of_the_page_itself_starts_the_second_part(before: str, after: str) -> None:
    assert split_before_sections(before + after) == (before, after)
