# SPDX-License-Identifier: Apache-2.0
"""Fills the light player for one course: the page that stands in every package and in the offline edition.

A publication calls `player_tree` and adds what its format needs (a manifest, say).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import PurePosixPath

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from sinau.answers import LONG_TEXT, is_plain
from sinau.model.catalogue import Catalogue
from sinau.model.rendered import JsonValue, RenderedActivity, RenderedCourse
from sinau.output.filetree import FileTree
from sinau.publishing.brand_styles import player_style
from sinau.publishing.built_files import built_file
from sinau.publishing.handing_on import HANDED_ON
from sinau.publishing.later_scripts import script_json, style_script, view_name, view_script, words_and_style
from sinau.publishing.linking import Addresses, fill_activity
from sinau.publishing.outlines import course_data, in_menu, is_large, outline_script
from sinau.publishing.question_views import View, views_of
from sinau.publishing.search_scripts import document_scripts, script_prefix
from sinau.texts import day_in, has_section, languages, style_of, words

UNSAFE = re.compile(r"[^a-z0-9._-]+")
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
class PlayerVariant:
    """What differs between the publications that fill the player: `name` of the publication, `script` that drives the page.

    `answers` is the path of the bundle with further kinds of answers (a package and a file in it); `text_bytes` how many bytes of a
    long text the LMS has room for. `lms`: it is for an LMS, which has the results.
    """

    name: str
    script: bytes
    answers: tuple[str, str] = ("sinau_theme", "built/answers.js")
    text_bytes: int = LONG_TEXT
    lms: bool = True


def player_tree(catalogue: Catalogue, course: RenderedCourse, publication: str, script: bytes) -> FileTree:
    """Return the files of the player for `course`: page, scripts, one for each further activity, media.

    `script` is the bundle that drives the page. All names are lower-case ASCII with an extension and no two share a
    base name, because the Open edX XBlock before 19.0.5 finds files by base name only.
    """
    return documents_tree(catalogue, {INDEX: course}, PlayerVariant(publication, script, lms=False))[0]


def documents_tree(
    catalogue: Catalogue, documents: Mapping[str, RenderedCourse], edition: PlayerVariant
) -> tuple[FileTree, dict[str, tuple[str, ...]]]:
    """Return what `player_tree` does for several documents that share scripts and media, and which files each needs.

    `documents` has a course, or a part of one, for the name of each document; the document itself is the first of its files.
    """
    logo = [catalogue.branding.logo] if catalogue.branding.logo else []
    shown = {
        name: [path for activity in course.activities for path in activity.media] for name, course in documents.items()
    }
    media = media_names([*(path for paths in shown.values() for path in paths), *logo], documents)
    tree = FileTree()
    needed: dict[str, tuple[str, ...]] = {}
    used: dict[str, View] = {}
    indexes = {name: document_scripts(name, course, catalogue.terms) for name, course in documents.items()}
    hand_on = not edition.lms or any(course.course.settings.get("hand_on_in_lms") for course in documents.values())
    deferred = [name for name in DEFERRED if hand_on or name != HANDING_ON]
    for document, course in documents.items():
        addresses = _addresses(course, media)
        pages = {activity.activity.id: article(activity, course, addresses) for activity in course.activities}
        data = document_data(course, edition, catalogue)
        outline = outline_name(document) if is_large(data) else ""
        if outline:
            tree.add(outline, outline_script(data))
        page = index_page(course, data, outline, pages, catalogue, "".join(f"media/{media[path]}" for path in logo))
        tree.add(document, page.encode())
        used |= views_of(course.types)
        for activity in course.activities[1:]:
            tree.add(script_name(activity), delivery(activity, pages[activity.activity.id]).encode())
        scripts = (script_name(activity) for activity in course.activities[1:])
        pictures = sorted({f"media/{media[path]}" for path in (*shown[document], *logo)})
        before = (ANSWERS,) if needs_answers(course) else ()
        views = map(view_name, views_of(course.types))
        after = (outline,) if outline else ()
        search = (SEARCH, *indexes[document]) if indexes[document] else ()
        needed[document] = (document, *before, SCRIPT, *after, *deferred, *search, *views, *scripts, *pictures)
    if any(ANSWERS in names for names in needed.values()):
        tree.add(ANSWERS, built_file(*edition.answers))
    large = any(outline_name(document) in names for document, names in needed.items())
    tree.add(SCRIPT, edition.script + (built_file("sinau_theme", "built/large.js") if large else b""))
    languages = sorted({course.course.language for course in documents.values()})
    style = built_styles(LATER_STYLES)
    tree.add("care.js", _add_search(tree, indexes, languages) + deferred_script("care.js", languages, style))
    objectives = {
        course.course.language: {objective_key(one.id): one.text for one in course.course.objectives}
        for course in documents.values()
    }
    tree.add("assess.js", deferred_script("assess.js", languages, style, objectives))
    if hand_on:
        tree.add(HANDING_ON, deferred_script(HANDING_ON, languages, built_styles((HANDING_ON_STYLE,))))
    for view in used.values():
        tree.add(view_name(view.type), view_script(view, view_strings(languages)))
    for path, name in media.items():
        tree.add(f"media/{name}", catalogue.media[path].published)
    return tree, needed


def _addresses(course: RenderedCourse, media: Mapping[str, str]) -> Addresses:
    """Return the addresses in a document of `course`: what it does not hold becomes text."""
    own = course.whole or course.course.id
    held = {activity.activity.id for activity in course.activities}
    return Addresses(
        media=lambda path: f"media/{media[path]}" if path in media else None,
        activity=lambda course_id, activity, anchor: (
            f"#{activity}{':' + anchor if anchor else ''}" if course_id == own and activity in held else None
        ),
        page=lambda _file, _anchor: None,
        beside=str(interface_strings(course.course.language)["new_window"]),
    )


def document_data(course: RenderedCourse, edition: PlayerVariant, catalogue: Catalogue) -> dict[str, JsonValue]:
    """Return what the player has to know of `course`, which is a document's: `player/types.js` describes it."""
    data = course_data(course, edition.name, catalogue.id, edition.text_bytes)
    if edition.lms and not data.get("hand_on_in_lms"):
        for name in HANDED_ON:
            data.pop(name, None)
    # Only results show what an objective says.
    data["objectives"] = [{"id": objective.id} for objective in course.course.objectives]
    for entry, activity in zip(data["activities"], course.activities, strict=True):  # type: ignore[arg-type]
        assert isinstance(entry, dict)
        first = activity is course.activities[0]
        entry["script"] = None if first else script_name(activity)
    views = views_of(course.types)
    if views:
        data["views"] = {name: view_name(name) for name in views}
    return data


def outline_name(document: str) -> str:
    """Return the name of the script that has the outline of a large course for `document`."""
    return OUTLINE if document == INDEX else f"outline-{document.removesuffix('.html')}.js"


@dataclass(frozen=True, slots=True)
class Inside:
    """What stands in a document that needs no other file: its scripts in order, style of its own (a path in the theme)."""

    scripts: tuple[str, ...]
    style: str


def index_page(
    course: RenderedCourse,
    data: dict[str, JsonValue],
    outline: str,
    pages: dict[str, str],
    catalogue: Catalogue,
    logo: str = "",
    inside: Inside | None = None,
) -> str:
    """Return the player's document: style, menu and first activity inside it, so that it paints in one round trip.

    `data` are its `document_data`, and `outline` is the name of the script that has them; "": they stand in the document.
    `logo` is the address of the publisher's logo. With `inside` all activities stand in the document, and it starts by its scripts.
    """
    views = views_of(course.types)
    strings = interface_strings(course.course.language)
    words = interface_strings(course.course.language, "player", *(["views"] if views else []))
    if outline:  # the rest of the menu is made of it
        words |= {kind: strings[kind] for kind in ("pretest", "quiz", "exam")}
    first, *others = [pages[one.activity.id] for one in course.activities] or [""]
    return (
        templates()
        .get_template("index.html.j2")
        .render(
            course=data,
            course_json=Markup("" if outline else script_json(data)),
            outline=outline,
            shown=in_menu(course) if outline else list(pages),
            strings=strings,
            strings_json=Markup(script_json(words)),
            style=Markup(
                built_styles(
                    (
                        *STYLES,
                        *rarer_styles(course),
                        *([LOGO_STYLE] if logo else []),
                        *([inside.style] if inside else []),
                    )
                )
                + player_style(catalogue.branding)
            ),
            logo=logo,
            scripts=[] if inside else [*([ANSWERS] if needs_answers(course) else []), SCRIPT],
            inside=inside,
            first=Markup(first),
            others=[Markup(page) for page in others] if inside else [],
            language=course.course.language,
            direction=style_of(course.course.language).direction,
        )
    )


def needs_answers(course: RenderedCourse) -> bool:
    """Tell whether the page of `course` has to bring `answers.js`."""
    return not all(is_plain(question.shape) for activity in course.activities for question in activity.questions)


def rarer_styles(course: RenderedCourse) -> list[str]:
    """Return those of `RARER_STYLES` that the activities need, or what their questions show later."""
    used = {use for activity in course.activities for use in activity.uses}
    return [style for style, uses in RARER_STYLES.items() if used & uses]


def article(rendered: RenderedActivity, course: RenderedCourse, addresses: Addresses) -> str:
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
        templates()
        .get_template("article.html.j2")
        .render(
            activity=activity,
            day_in=day_in,
            language=course.course.language,
            direction=style_of(course.course.language).direction,
            body=Markup(fill_activity(rendered, addresses)),
            unsearched=Markup(addresses.unsearched),
            ids=addresses.ids,
            place=" · ".join(place + minutes) if number else "",
            number=number,
            count=len(lessons),
            strings=strings,
        )
    )


def script_name(activity: RenderedActivity) -> str:
    """Return the name of the classic script that carries an activity (`fetch` does not work on `file://`)."""
    return f"lesson-{activity.activity.id}.js"


def delivery(activity: RenderedActivity, page: str) -> str:
    """Return the classic script that hands `page` to the player."""
    return f"sinau.deliver({script_json(activity.activity.id)},{script_json(page)});\n"


def media_names(paths: Iterable[str], documents: Iterable[str] = (INDEX,)) -> dict[str, str]:
    """Return a name for each of the catalogue's `paths`: ASCII, lower case, with an extension, the same on every run.

    No two are equal, and none is a base name that the package has already, `documents` included.
    """
    names: dict[str, str] = {}
    taken = {*documents, *map(outline_name, documents), ANSWERS, SCRIPT, SEARCH, *DEFERRED}
    for path in sorted(set(paths)):
        pure = PurePosixPath(path.lower())
        stem = UNSAFE.sub("-", pure.stem).strip("-.") or "file"
        suffix = UNSAFE.sub("", pure.suffix) if len(pure.suffix) > 1 else ".bin"
        name, count = f"{stem}{suffix}", 0
        while (
            name in taken or name.startswith("lesson-") or (name.startswith(("view-", "search-")) and suffix == ".js")
        ):
            digest = sha256(f"{path}{count or ''}".encode()).hexdigest()[:8]
            name, count = f"m-{stem}-{digest}{suffix}", count + 1
        taken.add(name)
        names[path] = name
    return names


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
    return words_and_style(words, style) + built_file("sinau_theme", f"built/{name}")


def _add_search(tree: FileTree, indexes: Mapping[str, Mapping[str, bytes]], languages: Iterable[str]) -> bytes:
    """Add the search with the index of each document to `tree`; return the script that tells where each is."""
    for scripts in indexes.values():
        for name, script in scripts.items():
            tree.add(name, script)
    known: dict[str, JsonValue] = {document: script_prefix(document) for document, found in indexes.items() if found}
    if not known:
        return b""
    tree.add(SEARCH, search_script(languages))
    return f"sinau.searches={script_json(known)};\n".encode()


def search_script(languages: Iterable[str]) -> bytes:
    """Return the search behind its texts in each of `languages` and its style."""
    words: JsonValue = {
        language: {
            **{key: interface_strings(language)[key] for key in ("search", "try_again")},
            **interface_strings(language, "search"),
        }
        for language in languages
    }
    texts = f"sinau.searchTexts={script_json(words)};\n".encode()
    return texts + style_script(built_styles(("built/search.css",))) + built_file("sinau_theme", "built/search.js")


def built_styles(paths: Iterable[str]) -> str:
    """Return the styles at `paths` in the theme, in this order."""
    return "".join(built_file("sinau_theme", path).decode() for path in paths)


def objective_key(objective: str) -> str:
    """Return the key of an objective's text among the texts that come with assess.js."""
    return f"objective:{objective}"


def view_strings(languages: Iterable[str]) -> dict[str, dict[str, JsonValue]]:
    """Return the interface's texts that come with the view of a type, in each of `languages`."""
    return {language: interface_strings(language, "view") for language in languages}


def interface_languages() -> list[str]:
    """Return the languages that the interface of a course speaks, sorted: those that have texts of the player."""
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
def templates() -> Environment:
    """Return the Jinja environment of the player's templates. What authors write is data for it, never a template."""
    return Environment(
        loader=FunctionLoader(lambda name: theme_text(f"player/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
