# SPDX-License-Identifier: Apache-2.0
"""Makes the HTML of one page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sinau.markdown.builders import plain_text
from sinau.markdown.hole_marks import HoleMarks
from sinau.markdown.html import HtmlWriter
from sinau.markdown.walk import all_nodes, nodes_of_type
from sinau.model.assessment import Question
from sinau.model.catalogue import MediaFile
from sinau.model.glossary import Term
from sinau.model.html_pieces import Address, QuestionHole
from sinau.model.link_targets import Target
from sinau.model.nodes import Directive, Heading, Image, Included, Link
from sinau.model.page import Page
from sinau.model.rendered_body import RenderedBody, RenderedHeading, RenderedQuestion
from sinau.rendering.hashed.links import HashedLinks
from sinau.rendering.html_cleaning import clean_html
from sinau.rendering.neutral_addresses import NeutralAddresses
from sinau.rendering.passages import passages
from sinau.rendering.question import render_question
from sinau.rendering.recordings import recording_html


class PagesUnknownError(Exception):
    """Something depends on what another page is, and that is not yet known."""


class UnknownTargets(dict[str, Target]):
    """Stands for what links can lead to. Only the hash of a question that has a link to a page asks for more than its file."""

    def get(self, _path: str, _default: object = None) -> Target:
        """Raise `PagesUnknownError`."""
        raise PagesUnknownError


@dataclass(frozen=True, slots=True)
class PageRenderer:
    """Renders the pages of a catalogue: `targets` and `media` are what its links can lead to.

    Without `targets` it is not yet known what other pages are, and what `render` returns has to be settled (`settled.py`).
    """

    targets: Mapping[str, Target] | None
    media: Mapping[str, MediaFile]
    transcripts: Mapping[str, Page] = field(default_factory=dict)

    def render(
        self,
        page: Page,
        language: str,
        questions: tuple[Question, ...] = (),
        terms: tuple[Term, ...] = (),
        settings: Mapping[str, object] | None = None,
    ) -> RenderedBody:
        """Return `page` in `language`; `questions` stand in it, and have no permanent numbers as yet.

        `terms` are explained where the page uses them. `settings` of the course are for question types.
        """
        by_start = {(question.span.file, question.span.line, question.span.column): question for question in questions}
        rendered: list[RenderedQuestion] = []
        forms: dict[str, str] = {}
        marks = HoleMarks()

        def place(directive: Directive) -> str:
            span = writer.page.source.node(directive)
            question = by_start[span.file, span.line, span.column]
            writer.plain += 1
            rendered.append(render_question(question, writer, language, links, settings or {}))
            writer.plain -= 1
            # A block until cleaning is over: a mark that stands bare in a list or a paragraph would be text.
            hole = QuestionHole(question.id)
            forms[f"<div{marks.mark_for_attribute(hole)}></div>\n"] = marks.mark_for_hole(hole)
            return f"<div{marks.mark_for_attribute(hole)}></div>\n"

        addresses = NeutralAddresses(page.file, self.targets, self.media)
        targets = UnknownTargets() if self.targets is None else self.targets
        links = HashedLinks(page.file, targets, self.media, self.transcripts)

        def address(node: Link | Image) -> str | Address | None:
            addresses.file = writer.page.file
            return addresses(node)

        def shown(image: Image) -> str | None:
            addresses.file = writer.page.file
            return recording_html(image, language, marks, addresses, self.media, self.transcripts)

        writer = HtmlWriter(page, language, marks, address, place, shown, terms)
        text = clean_html(writer.whole_page())
        for stand_in, form in forms.items():
            text = text.replace(stand_in, form)
        return RenderedBody(
            body=marks.pieces_of_text(text),
            headings=_headings_of(page),
            media=tuple(addresses.media),
            questions=tuple(rendered),
            uses=frozenset(marks.uses),
            opening=marks.opening or "",
            passages=passages(page),
        )


def _headings_of(page: Page) -> tuple[RenderedHeading, ...]:
    whole = not nodes_of_type(page, Included)
    found = nodes_of_type(page, Heading) if whole else (node for node in all_nodes(page) if isinstance(node, Heading))
    return tuple(
        RenderedHeading(heading.level, heading.anchor, " ".join(plain_text(heading.children).split()))
        for heading in found
    )
