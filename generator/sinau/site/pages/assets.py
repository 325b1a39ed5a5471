# SPDX-License-Identifier: Apache-2.0
"""The site's own style and scripts, published under names that change with their content.

Such names let a host tell browsers to keep files for good: a learner with little data loads them once.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from sinau.model.catalogue import Branding
from sinau.model.rendered import JsonValue, RenderedCourse
from sinau.publishing.brand_styles import site_style
from sinau.publishing.built_files import built_file
from sinau.publishing.button_help import BUTTONS_SCRIPT, button_help_script
from sinau.publishing.later_scripts import script_json, script_with_words_and_style, view_script, view_script_name
from sinau.publishing.outlines import course_data, outline_script
from sinau.publishing.player import (
    HANDING_ON,
    HANDING_ON_STYLE,
    built_styles,
    deferred_script,
    interface_languages,
    interface_strings,
    search_script,
    theme_text,
    view_strings,
)
from sinau.publishing.question_views import views_of
from sinau.publishing.tokens import SITE_REM, site_colour_style
from sinau.site.pages.addresses import relative_address
from sinau.site.pages.material_style import material_style
from sinau.site.pages.page_list import Site

FOLDER = "assets/sinau"
OURS = Branding()


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of ours: its published `path` and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class SiteAssets:
    """What every page links to. `style` is all in one, Material's first; `script` is a classic script,
    and so are `care`, `results`, `buttons`, `taking` and `search`, which it brings when a learner asks for them, and the `words` of each language of the interface. `views` are
    those of question types, by type. `colours` is the one script that runs before a page is painted, `moved` that of pages at
    earlier addresses, `lost` that of the page for addresses that lead nowhere.
    """

    style: Asset
    colours: Asset
    script: Asset
    care: Asset
    results: Asset
    buttons: Asset
    taking: Asset
    search: Asset
    words: Mapping[str, Asset]
    icon: Asset
    views: Mapping[str, Asset]
    moved: Asset
    lost: Asset

    def __iter__(self) -> Iterator[Asset]:
        """Iterate over all files that are published."""
        return iter(
            (
                self.style,
                self.colours,
                self.script,
                self.care,
                self.results,
                self.buttons,
                self.taking,
                self.search,
                *self.words.values(),
                self.icon,
                *self.views.values(),
                self.moved,
                self.lost,
            )
        )


def site_assets(branding: Branding = OURS, types: Iterable[str] = ()) -> SiteAssets:
    """Return the site's own files in the publisher's colours, with what questions of `types` need.

    Raises `NotBuiltError` when the bundles are not there yet.
    """
    return SiteAssets(
        style=make_asset(
            "site.css",
            material_style()
            + site_colour_style()
            + _player_style(
                *("question", "writing", "later"),
                *("dialect", "details", "terms", "formulas", "code", "recordings"),
            )
            + _site_style("material", "frame", "cards", "lesson")
            + site_style(branding)
            + _site_style("print"),
        ),
        colours=make_asset("colours.js", built_file("sinau_theme", "built/colours.js")),
        script=make_asset("site.js", built_file("sinau_theme", "built/site.js")),
        care=make_asset("care.js", deferred_script("care.js", interface_languages())),
        results=make_asset(
            HANDING_ON, deferred_script(HANDING_ON, interface_languages(), built_styles((HANDING_ON_STYLE,), SITE_REM))
        ),
        buttons=make_asset(BUTTONS_SCRIPT, button_help_script(interface_languages(), "site")),
        taking=make_asset("take.js", _taking_script()),
        search=make_asset("search.js", search_script(interface_languages(), SITE_REM)),
        words={
            language: make_asset(f"words-{language}.js", _words_script(language)) for language in interface_languages()
        },
        icon=make_asset("icon.svg", theme_text("site/icon.svg")),
        views={
            name: make_asset(view_script_name(name), view_script(view, view_strings(interface_languages()), SITE_REM))
            for name, view in views_of(types).items()
        },
        moved=make_asset("moved.js", built_file("sinau_theme", "built/moved.js")),
        lost=make_asset("lost.js", theme_text("site/lost.js")),
    )


def site_data(site: Site) -> dict[str, dict[str, JsonValue]]:
    """Return the `course_data` of each course of `site`, by its id."""
    return {course.course.id: course_data(course, "site", site.catalogue.id) for course in site.courses}


def outline_assets(site: Site, data: Mapping[str, Mapping[str, JsonValue]]) -> dict[str, Asset]:
    """Return the script with the outline of each course of `site`, by its id: one for all pages of the course.

    `data` are their `site_data`. Addresses in the outline are those from the site's root.
    """
    return {course.course.id: _outline_asset(site, course, data[course.course.id]) for course in site.courses}


def _outline_asset(site: Site, course: RenderedCourse, data: Mapping[str, JsonValue]) -> Asset:
    known = data["activities"]
    assert isinstance(known, list)
    entries: list[JsonValue] = []
    for entry, rendered in zip(known, course.activities, strict=True):
        assert isinstance(entry, dict)
        url = relative_address(site.addresses.activities[course.course.id, rendered.activity.id], "index.html")
        entries.append({**entry, "url": url, **({"draft": True} if rendered.activity.draft else {})})
    return make_asset(f"course-{course.course.id}.js", outline_script({**data, "activities": entries}))


def _taking_script() -> bytes:
    # The light edition has it too.
    words: JsonValue = {language: interface_strings(language, "taking") for language in interface_languages()}
    return script_with_words_and_style(words, built_styles(("built/taking.css",), None)) + built_file(
        "sinau_theme", "built/take.js"
    )


def _words_script(language: str) -> str:
    words = script_json(interface_strings(language, "player", "views", "assess", "site"))
    return f"(self.sinau=self.sinau||{{}}).strings={words};\n"


def _player_style(*parts: str) -> str:
    return built_styles((f"built/{part}.css" for part in parts), SITE_REM)


def _site_style(*parts: str) -> str:
    return built_styles((f"built/site/{part}.css" for part in parts), SITE_REM)


def make_asset(name: str, content: str | bytes) -> Asset:
    """Return the file `name`, with a part of its digest in its name."""
    data = content.encode() if isinstance(content, str) else content
    stem, _, suffix = name.rpartition(".")
    return Asset(f"{FOLDER}/{stem}.{sha256(data).hexdigest()[:8]}.{suffix}", data)
