# SPDX-License-Identifier: Apache-2.0
"""The finished HTML of each page of the site, without its frame.

What authors wrote is escaped by these templates (plain text) or has been cleaned by `rendering` (HTML); it is never a
template itself.
"""

import json

from sinau.model.catalogue import Activity
from sinau.model.html_pieces import Pieces
from sinau.model.rendered import RenderedActivity, RenderedCourse
from sinau.publishing.linking import fill_holes
from sinau.publishing.player import article_html
from sinau.site.pages.addresses import download_path, light_path, relative_address
from sinau.site.pages.filters import compared_properties, useful_filters
from sinau.site.pages.page_list import Site, SitePage
from sinau.site.pages.templates import template
from sinau.site.pages.texts import (
    counted_text,
    interface_language,
    language_name,
    site_strings,
    size_text,
    text_direction,
)
from sinau.texts import isolate_direction


def body_of_page(site: Site, page: SitePage) -> str:
    """Return what stands on `page`: finished HTML that begins with its one `<h1>`."""
    if page.kind == "catalogue":
        html = _catalogue_body(site, page)
    elif page.course and page.activity:
        html = article_html(page.activity, page.course, site.addresses.seen_from(page.path))
    elif page.course:
        html = _course_body(site, page, page.course)
    else:
        text = fill_holes(page.page.body, site.addresses.seen_from(page.path)) if page.page else ""
        html = _render_template("page.html", title=page.title, body=text)
    return html


def _catalogue_body(site: Site, page: SitePage) -> str:
    language = interface_language(page.language)
    addresses = site.addresses.seen_from(page.path)
    before, after = page.page.body.split("sections") if page.page else (Pieces(), Pieces())
    return _render_template(
        "catalogue.html",
        title=page.title,
        publisher=site.catalogue.publisher,
        catalogue=site.catalogue.id,
        before=fill_holes(before, addresses),
        after=fill_holes(after, addresses),
        cards=[
            # A card is in the language of its course: who cannot read it would not take the course either.
            _facts_of_course(course)
            | {
                "address": relative_address(site.addresses.homes[course.course.id], page.path),
                "properties": json.dumps(compared_properties(course.course), ensure_ascii=False),
            }
            for course in site.courses
        ],
        filters=useful_filters((course.course for course in site.courses), language),
        strings=site_strings(language),
    )


def _course_body(site: Site, page: SitePage, course: RenderedCourse) -> str:
    source = course.course
    rendered = {activity.activity.id: activity for activity in course.activities}
    language = interface_language(source.language)

    def entry(activity: Activity) -> dict[str, object]:
        return {
            "id": activity.id,
            "kind": activity.kind,
            "title": activity.title,
            "address": relative_address(site.addresses.activities[source.id, activity.id], page.path),
            "minutes": activity.minutes,
            "draft": activity.draft,
            "questions": len(rendered[activity.id].questions),
            "size": size_text(_bytes_of_activity(site, rendered[activity.id]), language),
        }

    first = course.activities[0].activity if course.activities else None
    return _render_template(
        "course.html",
        **_facts_of_course(course),
        objectives=[objective.text for objective in source.objectives],
        pretest=entry(source.pretest) if source.pretest else None,
        exam=entry(source.exam) if source.exam else None,
        modules=[
            {"id": module.id, "title": module.title, "entries": [entry(activity) for activity in module.activities]}
            for module in source.modules
        ],
        start=entry(first)["address"] if first else None,
        light=relative_address(light_path(source.id), page.path) if first else None,
        size=site_strings(language)["size_all"].format(
            size=isolate_direction(
                size_text(sum(_bytes_of_activity(site, one) for one in course.activities), language), language
            )
        ),
        count=lambda key, number: counted_text(key, number, language),
        downloads=[
            {
                "title": package.title.text(language),
                "purpose": package.purpose.text(language),
                "address": relative_address(download_path(package), page.path),
                "name": package.name,
                "form": package.name.rpartition(".")[2].upper(),
                "size": size_text(package.size, language),
                "sheets": [
                    {
                        "address": relative_address(download_path(sheet), page.path),
                        "language": sheet.language,
                        "language_name": language_name(sheet.language),
                        "form": sheet.form.upper(),
                    }
                    for sheet in sorted(package.sheets, key=lambda sheet: sheet.language != language)
                ],
            }
            for package in site.packages
            if package.course == source.id
        ],
    )


def _bytes_of_activity(site: Site, activity: RenderedActivity) -> int:
    """Return the bytes of an activity's text and files, which is what opening it costs once the frame is there."""
    return len(activity.html.encode()) + sum(site.catalogue.media[path].size for path in activity.media)


def _facts_of_course(course: RenderedCourse) -> dict[str, object]:
    """Return what a card and a home say of a course alike."""
    source = course.course
    language = interface_language(source.language)
    lessons = sum(activity.activity.kind == "lesson" for activity in course.activities)
    questions = sum(len(activity.questions) for activity in course.activities)
    return {
        "id": source.id,
        "title": source.title,
        "summary": source.summary,
        "language": source.language,
        "language_name": language_name(source.language),
        "direction": text_direction(source.language),
        "hours": counted_text("hours", source.learning_hours, language) if source.learning_hours else "",
        "lessons": counted_text("lessons", lessons, language),
        "questions": counted_text("questions", questions, language) if questions else "",
        "audience": ", ".join(source.audience),
        "version": isolate_direction(source.version, language),
        "strings": site_strings(language),
    }


def _render_template(name: str, **context: object) -> str:
    return template(name).render(context)
