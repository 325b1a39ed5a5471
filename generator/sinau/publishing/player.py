# SPDX-License-Identifier: Apache-2.0
"""Fills the player's document for one course, and writes the scripts that come later than it.

`player_files.py` makes the documents of packages and of the offline edition, `one_document.py` that which needs no other file, and
`light_edition.py` those that a site hosts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from sinau.answers import is_in_player_script
from sinau.model.catalogue import Catalogue
from sinau.model.rendered import JsonValue, RenderedActivity, RenderedCourse
from sinau.publishing.brand_styles import player_style
from sinau.publishing.built_files import built_file
from sinau.publishing.later_scripts import script_json, script_with_words_and_style, style_script
from sinau.publishing.linking import Addresses, fill_activity
from sinau.publishing.outlines import activities_in_early_menu
from sinau.publishing.question_views import views_of
from sinau.publishing.tokens import PLAYER_REM, player_colour_style, with_sizes
from sinau.texts import date_in_language, has_section, language_of_content, languages, words

# Minified by the build hook: they stand in the page that has to be light.
STYLES = ("built/question.css", "built/dialect.css", "built/style.css")
# Style that a course brings only if an activity of it uses one of these elements (`RenderedActivity.uses`).
RARER_STYLES = {
    "built/writing.css": {"field"},
    "built/terms.css": {"abbr"},
    "built/details.css": {"details", "recording"},
    "built/links.css": {"leaving"},
    "built/formulas.css": {"math", "kbd", "mark"},
    "built/code.css": {"coloured code"},
    "built/recordings.css": {"recording"},
    "built/notes.css": {"blockquote", "pre", "code", "hr", "del", "footnotes"},
}
LOGO_STYLE = "built/logo.css"
# Of documents that need the files beside them.
ALONE_STYLE = "built/alone.css"
INDEX, SCRIPT = "index.html", "player.js"
# Brings the outline of a large course, for its first document.
OUTLINE = "outline.js"
# Runs before it, where a question's answer has a shape that it does not know by itself.
ANSWERS = "answers.js"
LATER_STYLES = ("built/later.css", "built/motion.css", "built/print.css")
# Scripts that come after the page, and the part of the interface's texts that only they need.
# The sections of texts of the interface of a course; each but `page` travels with the script of its name.
PARTS = ("page", "player", "views", "view", "assess", "care", "results", "search", "site")
DEFERRED = {"assess.js": "assess", "care.js": "care", "results.js": "results"}
# Only where learners may hand on results.
HANDING_ON, HANDING_ON_STYLE = "results.js", "built/results.css"
# The search itself; its parts, `search-<document>-<part>.js`, are fetched one by one.
SEARCH = "search.js"


@dataclass(frozen=True, slots=True)
class InlineParts:
    """What stands in a document that needs no other file: its scripts in order, style of its own (a path in the theme)."""

    scripts: tuple[str, ...]
    style: str


@dataclass(frozen=True, slots=True)
class HostedDocument:
    """What a document of the light edition has besides: `names` of the documents of all activities, by id, and `style` of its own.

    `taking` is the address of the script that takes courses onto the device. `page` is that of the site's page of the same, `home` that of the course. `steps` are links for those without scripts.
    """

    style: str
    names: Mapping[str, str]
    title: str
    description: str
    page: str
    steps: str
    home: str
    icon: str
    taking: str
    no_scripts: str
    to_site: str


def index_page(
    course: RenderedCourse,
    data: dict[str, JsonValue],
    outline: str,
    pages: Mapping[str, str],
    catalogue: Catalogue,
    logo: str = "",
    inside: InlineParts | None = None,
    hosted: HostedDocument | None = None,
) -> str:
    """Return the player's document: style, menu and first activity inside it, so that it paints in one round trip.

    `data` are its `document_data`, and `outline` is the name of the script that has them; "": they stand in the document.
    `logo` is the address of the publisher's logo. With `inside` all activities stand in the document, and it starts by its scripts.
    `hosted`: it is of the light edition.
    """
    own_style = inside.style if inside else hosted.style if hosted else ALONE_STYLE
    views = views_of(course.types)
    strings = interface_strings(course.course.language)
    words = interface_strings(course.course.language, "player", *(["views"] if views else []))
    if outline:  # the rest of the menu is made of it
        words |= {kind: strings[kind] for kind in ("pretest", "quiz", "exam")}
    if hosted:  # the catalogue is told where one is
        words["lesson_place"] = strings["lesson_place"]
    first, *others = [one.activity.id for one in course.activities] or [""]
    return (
        player_templates()
        .get_template("index.html.j2")
        .render(
            course=data,
            course_json=Markup("" if outline else script_json(data)),
            outline=outline,
            shown=activities_in_early_menu(course) if outline else list(pages),
            strings=strings,
            strings_json=Markup(script_json(words)),
            style=Markup(
                player_colour_style()
                + built_styles(
                    (
                        *STYLES,
                        *rarer_styles(course),
                        *([LOGO_STYLE] if logo else []),
                        own_style,
                    )
                )
                + player_style(catalogue.branding)
            ),
            logo=logo,
            scripts=[] if inside else [*([ANSWERS] if needs_answers_script(course) else []), SCRIPT],
            inside=inside,
            hosted=hosted,
            first=Markup(pages[first] if first else ""),
            others=[Markup(pages[one]) for one in others] if inside else [],
            language=course.course.language,
            direction=language_of_content(course.course.language).direction,
        )
    )


def needs_answers_script(course: RenderedCourse) -> bool:
    """Tell whether the page of `course` has to bring `answers.js`."""
    return not all(
        is_in_player_script(question.shape) for activity in course.activities for question in activity.questions
    )


def rarer_styles(course: RenderedCourse) -> list[str]:
    """Return those of `RARER_STYLES` that the activities need, or what their questions show later."""
    used = {use for activity in course.activities for use in activity.uses}
    return [style for style, uses in RARER_STYLES.items() if used & uses]


def article_html(rendered: RenderedActivity, course: RenderedCourse, addresses: Addresses) -> str:
    """Return an activity as the `<article>` that the player and the site show."""
    activity = rendered.activity
    strings = interface_strings(course.course.language, "page", "site")
    lessons = [one.activity.id for one in course.activities if one.activity.kind == "lesson"]
    number = lessons.index(activity.id) + 1 if activity.id in lessons else 0
    place = (
        [str(strings["lesson_place"]).format(number=number, count=len(lessons))] if number and len(lessons) > 1 else []
    )
    minutes = [str(strings["minutes"]).format(minutes=activity.minutes)] if activity.minutes else []
    return str(
        player_templates()
        .get_template("article.html.j2")
        .render(
            activity=activity,
            date_in_language=date_in_language,
            language=course.course.language,
            direction=language_of_content(course.course.language).direction,
            body=Markup(fill_activity(rendered, addresses)),
            ids=addresses.ids,
            place=" · ".join(place + minutes) if number else "",
            number=number,
            count=len(lessons),
            strings=strings,
        )
    )


def deferred_script(
    name: str, languages: Iterable[str], style: str = "", more: Mapping[str, Mapping[str, str]] | None = None
) -> bytes:
    """Return the bundle `name` of `DEFERRED` behind its texts in each of `languages` and the style that it needs.

    `more` are further texts, by language.
    """
    words: JsonValue = {
        language: {**interface_strings(language, DEFERRED[name]), **(more or {}).get(language, {})}
        for language in languages
    }
    return script_with_words_and_style(words, style) + built_file("sinau_theme", f"built/{name}")


def search_script(languages: Iterable[str], rem: int = PLAYER_REM) -> bytes:
    """Return the search behind its texts in each of `languages` and its style, for pages whose `rem` has so many pixels."""
    words: JsonValue = {
        language: {
            **{key: interface_strings(language)[key] for key in ("search", "try_again")},
            **interface_strings(language, "search"),
        }
        for language in languages
    }
    texts = f"sinau.searchTexts={script_json(words)};\n".encode()
    return texts + style_script(built_styles(("built/search.css",), rem)) + built_file("sinau_theme", "built/search.js")


def built_styles(paths: Iterable[str], rem: int | None = PLAYER_REM) -> str:
    """Return the styles at `paths` in the theme, in this order, for pages whose `rem` has so many pixels; None: for all."""
    return with_sizes("".join(built_file("sinau_theme", path).decode() for path in paths), rem)


def objective_key(objective: str) -> str:
    """Return the key of an objective's text among the texts that come with assess.js."""
    return f"objective:{objective}"


def view_strings(languages: Iterable[str]) -> dict[str, dict[str, JsonValue]]:
    """Return the interface's texts that come with the view of a type, in each of `languages`."""
    return {language: interface_strings(language, "view") for language in languages}


def interface_languages() -> list[str]:
    """Return the languages of a course's interface, sorted: those that have texts of the player."""
    return [tag for tag in languages() if has_section(tag, "player")]


def interface_strings(language: str, *parts: str) -> dict[str, JsonValue]:
    """Return the interface's texts in `language`; English where there is none in it.

    `parts` are the sections that are wanted: `page` (templates only), `player`, `views` (where a type has a view of its own),
    `view` (with that view), `assess`, `care`, `site`; none: all of them.
    """
    return {key: text for part in parts or PARTS for key, text in words(part, language).items()}


@cache
def theme_text(path: str) -> str:
    """Return a text file of the theme package."""
    return (files("sinau_theme") / path).read_text(encoding="utf-8")


@cache
def player_templates() -> Environment:
    """Return the Jinja environment of the player's templates. What authors write is data for it, never a template."""
    return Environment(
        loader=FunctionLoader(lambda name: theme_text(f"player/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
