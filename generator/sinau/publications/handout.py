# SPDX-License-Identifier: Apache-2.0
"""A whole course on paper: one HTML file that needs no other. `sinau build --pdf` makes it a PDF, too.

Questions stand there with empty boxes. Nothing of what is right is in the files, neither sealed nor plain.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sinau.diagnostics import Diagnostics, Message
from sinau.model.catalogue import Activity, Catalogue
from sinau.model.rendered import Rendered, RenderedActivity, RenderedCourse, Selection
from sinau.publication import Publication
from sinau.publishing.data_addresses import picture_as_data
from sinau.publishing.linking import Addresses, fill_activity
from sinau.texts import date_in_language, isolate_direction

if TYPE_CHECKING:
    from jinja2 import Template

    from sinau.output.filetree import FileTree

NAME = "handout"


def publish(rendered: Rendered, selection: Selection) -> tuple[FileTree, Diagnostics]:
    """Return the handout of the one course in `selection`."""
    from sinau.output.artefact import package_name
    from sinau.output.filetree import FileTree

    (course_id,) = selection.courses
    course = next(course for course in rendered.courses if course.course.id == course_id)
    html = handout_html(rendered.catalogue, course)
    stem = package_name(course_id, course.course.version, NAME).removesuffix(".zip")
    tree = FileTree()
    tree.add(f"{stem}.html", html.encode())
    return tree, ()


def handout_html(catalogue: Catalogue, course: RenderedCourse) -> str:
    """Return the course as one HTML document."""
    from markupsafe import Markup

    from sinau.publishing.player import interface_strings, theme_text
    from sinau.site.pages.texts import counted_text, interface_language, site_strings, text_direction

    source = course.course
    language = interface_language(source.language)
    words = interface_strings(source.language)
    strings = site_strings(language)
    facts = [strings["version"].format(version=isolate_direction(source.version, language))]
    if source.learning_hours:
        facts.append(counted_text("hours", source.learning_hours, language))
    if source.audience:
        facts.append(f"{strings['audience']}: {', '.join(source.audience)}")
    rendered = {activity.activity.id: activity for activity in course.activities}
    parts: list[tuple[object, list[Activity]]] = [(words["pretest"], [source.pretest])] if source.pretest else []
    parts += [(module.title, list(module.activities)) for module in source.modules]
    parts += [(words["exam"], [source.exam])] if source.exam else []
    logo = catalogue.branding.logo
    return _template().render(
        date_in_language=date_in_language,
        language=source.language,
        direction=text_direction(source.language),
        title=source.title,
        summary=source.summary,
        publisher=catalogue.publisher,
        logo=picture_as_data(catalogue, logo) if logo else None,
        facts=facts,
        objectives=[objective.text for objective in source.objectives],
        groups=[
            {
                "title": title,
                "entries": [
                    {
                        "id": activity.id,
                        "kind": activity.kind,
                        "title": activity.title,
                        "sources": activity.sources,
                        "body": Markup(paper_html(rendered[activity.id], catalogue, source.id)),  # noqa: S704 - cleaned by `rendering`
                    }
                    for activity in activities
                ],
            }
            for title, activities in parts
        ],
        words=words,
        strings=strings,
        style=Markup(theme_text("handout/style.css")),  # noqa: S704 - ours
    )


def paper_html(rendered: RenderedActivity, catalogue: Catalogue, course: str) -> str:
    """Return an activity's HTML for paper, its ids told apart from other activities' and its headings two levels down."""
    addresses = Addresses(
        media=lambda path: picture_as_data(catalogue, path),
        activity=lambda of, other, anchor: (f"#{other}--{anchor}" if anchor else f"#{other}") if of == course else None,
        page=lambda _file, _anchor: None,
        paper=True,
        ids=f"{rendered.activity.id}--",
    )
    return fill_activity(rendered, addresses)


def pdf_style() -> str:
    """Return the style of formulas: browsers show them without."""
    from sinau.publishing.player import theme_text

    return theme_text("handout/formulas.css")


@cache
def _template() -> Template:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    from sinau.publishing.player import theme_text

    environment = Environment(
        loader=FunctionLoader(lambda name: theme_text(f"handout/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")


PUBLICATION = Publication(
    name=NAME,
    title=Message("publications.handout_title"),
    kind="document",
    publish=publish,
    pdf_style=pdf_style,
    purpose=Message("publications.handout_purpose"),
)
