# SPDX-License-Identifier: Apache-2.0
"""The pages of the site, made without MkDocs: what stands on each, and what its frame needs to know.

`addresses` says where things are published, `page_list` which pages there are, `bodies` what stands on one, `frame` and `menus` what
stands around it, `assets` which style and script it links to, `texts` the words of the interface. `site_parts` puts all of it together;
`kinds` and `forms` learn from the theme's templates how pages of a kind are written. MkDocs comes in only with
the modules `mkdocs_…` beside this folder, so that it can be replaced by rewriting those.
"""

from sinau.site.pages.addresses import download_path
from sinau.site.pages.bodies import body_of_page
from sinau.site.pages.contents import ContentsEntry, nested_contents
from sinau.site.pages.forms import NotLearnedError, PageForm, learn_form
from sinau.site.pages.frame import Frame
from sinau.site.pages.kinds import ComposedPage, kind_of_page
from sinau.site.pages.page_list import Site, SitePage
from sinau.site.pages.site_parts import SiteParts

__all__ = [
    "ComposedPage",
    "ContentsEntry",
    "Frame",
    "NotLearnedError",
    "PageForm",
    "Site",
    "SitePage",
    "SiteParts",
    "body_of_page",
    "download_path",
    "kind_of_page",
    "learn_form",
    "nested_contents",
]
