# SPDX-License-Identifier: Apache-2.0
"""The search: what a build writes so that a browser finds passages without a server, also from `file://`.

`tokens` parts texts into words, `roots` finds what words have in common, `index` gathers the passages of all `pages` in one pass,
`files` writes them as parts that are fetched when they are needed. `themes/sinau_theme/player/search` reads them: its
`tokens.js` and `roots.js` do the same as the modules of these names, and the tests hold them to it.
"""

from sinau.search.files import search_parts
from sinau.search.index import SearchPage
from sinau.search.pages import search_page_of_activity, search_page_of_course, search_page_of_free_page
from sinau.search.synonyms import related_terms

__all__ = [
    "SearchPage",
    "related_terms",
    "search_page_of_activity",
    "search_page_of_course",
    "search_page_of_free_page",
    "search_parts",
]
