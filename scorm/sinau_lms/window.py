# SPDX-License-Identifier: Apache-2.0
"""The page of the LMS's window, in one language, with the package's outline in it."""

from __future__ import annotations

import html
import json
from importlib.resources import files
from string import Template

from sinau import texts
from sinau_lms.import_refusals import import_refusals
from sinau_lms.package import PlayedPackage, outline_of_item

# The keys of PROFILES in profiles.js, which says what each does; a test holds the two together.
PROFILES = (
    "strict",
    "moodle",
    "openedx",
    "successfactors",
    "portal",
    "refusing",
    "losing",
    "slow",
    "late",
    "expiring",
    "truncating",
)
STANDARDS = {"1.2": "standard_12", "3rd": "standard_3rd", "4th": "standard_4th"}


def window_page(package: PlayedPackage, language: str, profile: str) -> bytes:
    """The page, as UTF-8, in `language`; `profile` is what is chosen at first."""
    here = files("sinau_lms")
    strings = texts.words("window", language)
    manifest = package.manifest
    settings = {
        "lang": language,
        "strings": strings,
        "edition": manifest.edition,
        "profile": profile,
        "refusals": import_refusals(manifest, language),
        "root": outline_of_item(manifest.organization, manifest.edition),
    }
    words = {key: html.escape(text) for key, text in strings.items()}
    page = Template(here.joinpath("page/window.html").read_text(encoding="utf-8"))
    filled = page.substitute(
        words,
        lang=language,
        dir=texts.language_of(language).direction,
        title=html.escape(manifest.organization.title or package.name),
        standard=html.escape(strings[STANDARDS[manifest.edition]]),
        settings=script_json(settings),
    )
    return filled.encode()


def script_json(value: object) -> str:
    """JSON that can stand inside a `<script>`, whatever a package has written into its titles."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
