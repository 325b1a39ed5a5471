# SPDX-License-Identifier: Apache-2.0
"""The answers in a page are not read at a glance, and come back whole."""

import re

from hypothesis import given
from hypothesis import strategies as st

from helpers.parsed_html import unsealed
from sinau.model.rendered import JsonValue
from sinau.publishing.linking import seal

IDS = st.from_regex(r"[a-z][a-z0-9]*(-[a-z0-9]+){0,3}", fullmatch=True)
VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(IDS, st.dictionaries(st.text(), VALUES, max_size=5))
def test_what_is_sealed_comes_back(question_id: str, data: dict[str, JsonValue]) -> None:
    whole = {**data, "id": question_id}

    sealed = seal(whole)

    assert re.fullmatch(r"[A-Za-z0-9_-]+", sealed)
    assert unsealed(sealed, question_id) == whole


def test_known_value() -> None:
    """What the browser's side has to open; a change here would close every package that was published."""
    assert seal({"id": "asas-1", "points": 2}) == "PG9vgYxoPTWWnXdC1IYNRAFDl_4CA9gAt5w"
