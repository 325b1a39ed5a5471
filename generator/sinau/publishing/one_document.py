# SPDX-License-Identifier: Apache-2.0
"""A course as one HTML document that needs no other file: the player with all activities, scripts and media inside.

The activities stand there as HTML, so whoever opens it where no scripts run (a mail's preview) can read all of them; what needs scripts
is not offered there. Ids of an activity begin with its own id and `--`, because all of them share the document; its script takes
that away before the player starts (`player/one_document.js`), and everything is in place before (the first activity may be an
assessment, which needs all of it at once).
"""

import re

from sinau.model.catalogue import Catalogue
from sinau.model.rendered import JsonValue, RenderedCourse
from sinau.publishing.built_files import built_file
from sinau.publishing.data_addresses import data_address
from sinau.publishing.later_scripts import script_json, view_script
from sinau.publishing.linking import Addresses
from sinau.publishing.outlines import course_data
from sinau.publishing.player import (
    ANSWERS,
    HANDING_ON,
    HANDING_ON_STYLE,
    INDEX,
    LATER_STYLES,
    InlineParts,
    article_html,
    built_styles,
    deferred_script,
    index_page,
    interface_strings,
    needs_answers_script,
    objective_key,
    search_script,
    view_strings,
)
from sinau.publishing.question_views import views_of
from sinau.publishing.tokens import forced_colour_style
from sinau.search.files import search_parts
from sinau.search.pages import search_page_of_activity
from sinau.search.synonyms import related_terms

STYLE = "built/onefile.css"
BETWEEN = "--"
# What would end a script element, or begin what HTML takes for the text of a comment inside it.
ENDS_SCRIPT = re.compile(r"<(?=/script|!--|script)", re.IGNORECASE)


def one_document(catalogue: Catalogue, course: RenderedCourse, publication: str) -> str:
    """Return the player for `course` as one document; `publication` is the name that it says in support codes."""
    pages = {
        one.activity.id: article_html(
            one, course, _addresses_inside_document(catalogue, course, f"{one.activity.id}{BETWEEN}")
        )
        for one in course.activities
    }
    data = document_data(catalogue, course, publication)
    logo = data_address(catalogue, catalogue.branding.logo) if catalogue.branding.logo else ""
    scripts = tuple(ENDS_SCRIPT.sub(r"\\x3c", script) for script in _scripts_in_order(catalogue, course))
    return index_page(course, data, "", pages, catalogue, logo or "", InlineParts(scripts, STYLE))


def document_data(catalogue: Catalogue, course: RenderedCourse, publication: str) -> dict[str, JsonValue]:
    """Return what the player has to know of `course`; all scripts that it would ask for are there already."""
    data = course_data(course, publication, catalogue.id)
    # Only results show what an objective says, and it comes with their script.
    data["objectives"] = [{"id": objective.id} for objective in course.course.objectives]
    views = views_of(course.types)
    if views:
        data["views"] = dict.fromkeys(views, "-")
    return data


def _addresses_inside_document(catalogue: Catalogue, course: RenderedCourse, ids: str) -> Addresses:
    own = course.course.id
    held = {activity.activity.id for activity in course.activities}
    return Addresses(
        media=lambda path: data_address(catalogue, path),
        activity=lambda of, activity, anchor: (
            f"#{activity}{BETWEEN + anchor if anchor else ''}" if of == own and activity in held else None
        ),
        page=lambda _file, _anchor: None,
        beside=str(interface_strings(course.course.language)["new_window"]),
        ids=ids,
    )


def _scripts_in_order(catalogue: Catalogue, course: RenderedCourse) -> list[str]:
    """Return the scripts in the order in which they have to run: the player waits for the last one."""
    language = course.course.language
    style = forced_colour_style() + built_styles(LATER_STYLES)
    objectives = {language: {objective_key(one.id): one.text for one in course.course.objectives}}
    parts = _search_parts(catalogue, course)
    scripts = [built_file("sinau_theme", f"built/{ANSWERS}")] if needs_answers_script(course) else []
    scripts.append(built_file("sinau_theme", "built/onefile.js"))
    scripts.append(deferred_script("assess.js", [language], style, objectives))
    scripts += [view_script(view, view_strings([language])) for view in views_of(course.types).values()]
    if parts:
        scripts.append(f"sinau.parts={script_json(parts)};sinau.searches={script_json({INDEX: ''})};".encode())
        scripts.append(search_script([language]))
    scripts.append(deferred_script("care.js", [language], style))
    scripts.append(deferred_script(HANDING_ON, [language], built_styles((HANDING_ON_STYLE,))))
    scripts.append(b"sinau.begin();")
    return [script.decode() for script in scripts]


def _search_parts(catalogue: Catalogue, course: RenderedCourse) -> dict[str, JsonValue]:
    """Return the parts of the index of the course by their names; none where there is one activity to find."""
    if len(course.activities) < 2:
        return {}
    pages = [search_page_of_activity(course, one, f"#{one.activity.id}", named=False) for one in course.activities]
    return dict(search_parts(pages, related_terms((*course.course.terms, *catalogue.terms))))
