# SPDX-License-Identifier: Apache-2.0
"""Pages at earlier addresses, which lead on: by script with query and anchor, without one by the browser itself."""

from html import escape

from sinau.site.pages.addresses import relative_address
from sinau.site.pages.assets import Asset
from sinau.site.pages.page_list import Site
from sinau.site.pages.texts import interface_language, site_strings, text_direction


def redirect_pages(site: Site, script: Asset) -> dict[str, bytes]:
    """Return the pages that lead on, by their paths. They are whole in themselves and kept out of search machines."""
    return {
        path: _redirect_page(site, path, target, script).encode() for path, target in site.addresses.redirects.items()
    }


def _redirect_page(site: Site, path: str, target: str, script: Asset) -> str:
    page = site.pages[target]
    language = interface_language(page.language)
    strings = site_strings(language)
    address = escape(relative_address(target, path))
    return f"""<!doctype html>
<html lang="{language}" dir="{text_direction(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{escape(page.title)}</title>
<link rel="icon" href="data:,">
<link rel="canonical" href="{address}">
<script src="{escape(relative_address(script.path, path))}" data-to="{address}"></script>
<noscript><meta http-equiv="refresh" content="0;url={address}"></noscript>
</head>
<body>
<main>
<h1>{escape(strings["moved"])}</h1>
<p><a href="{address}">{escape(page.title)}</a></p>
</main>
</body>
</html>
"""
