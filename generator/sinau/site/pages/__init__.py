# SPDX-License-Identifier: Apache-2.0
"""The pages of the site, made without MkDocs: what stands on each, and what its frame needs to know.

`addresses` says where things are published, `page_list` which pages there are, `bodies` what stands on one, `frame` what
stands around it, `assets` which style and script it links to, `texts` the words of the interface. MkDocs comes in only
with `mkdocs_plugin.py` and `mkdocs_build.py`, so that it can be replaced by rewriting those two.
"""

from sinau.site.pages.addresses import download_path
from sinau.site.pages.assets import SiteAssets, outline_assets, site_assets
from sinau.site.pages.bodies import body
from sinau.site.pages.frame import Frame, FrameMaker
from sinau.site.pages.page_list import Site, SitePage
from sinau.site.pages.redirects import redirects
from sinau.site.pages.searching import search_assets

__all__ = [
    "Frame",
    "FrameMaker",
    "Site",
    "SiteAssets",
    "SitePage",
    "body",
    "download_path",
    "outline_assets",
    "redirects",
    "search_assets",
    "site_assets",
]
