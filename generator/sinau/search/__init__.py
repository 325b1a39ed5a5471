# SPDX-License-Identifier: Apache-2.0
"""The search: what a build writes so that a browser finds passages without a server, also from `file://`.

`tokens` parts texts into words, `roots` finds what words have in common, `index` gathers the passages of all `pages` in one pass,
`files` writes them as parts that are fetched when they are needed. `themes/sinau_theme/player/search` reads them: its
`tokens.js` and `roots.js` do the same as the modules of these names, and the tests hold them to it.
"""

from sinau.search.files import search_parts
from sinau.search.index import SearchPage
from sinau.search.pages import activity_page, free_page, home_page
from sinau.search.synonyms import related_terms

__all__ = ["SearchPage", "activity_page", "free_page", "home_page", "related_terms", "search_parts"]
