# SPDX-License-Identifier: Apache-2.0
"""Drawings are published cleaned: without what could act, load from elsewhere, or is of use only to the program that made them."""

from collections.abc import Mapping
from dataclasses import replace

from sinau.diagnostics import Diagnostics, Message, Report, Rule, Severity
from sinau.model.catalogue import MediaFile
from sinau.model.page import SourceText
from sinau.source.files import Source

ACTIVE = Rule("C409", "active-svg", Severity.ERROR)
LEFT_OUT = Rule("C428", "left-out-of-svg", Severity.WARNING)
UNREADABLE = Rule("C429", "unreadable-svg", Severity.ERROR)
WHAT = {
    what: (Message(f"content.drawing_{what}"), Message(f"content.drawing_{what}_mend"))
    for what in ("elsewhere", "words", "shortened", "program")
}


def cleaned_media(source: Source) -> tuple[Mapping[str, MediaFile], Diagnostics]:
    """Return the files of `source` as they are published, without drawings that cannot be; what is wrong with drawings."""
    report = Report()
    media = dict(source.media)
    for path, text in source.texts.items():
        if path.lower().endswith(".svg"):
            published = _cleaned_drawing(text, media[path], report)
            if published is None:
                del media[path]
            else:
                media[path] = published
    return media, tuple(report)


def _cleaned_drawing(text: SourceText, file: MediaFile, report: Report) -> MediaFile | None:
    from sinau.drawings import CleanedDrawing, clean_drawing  # noqa: PLC0415 - without drawings no parser of XML is needed

    cleaned = text.made.get("cleaned")
    if not isinstance(cleaned, CleanedDrawing):
        cleaned = text.made["cleaned"] = clean_drawing(text.text)
    refused = False
    for finding in cleaned.findings:
        span = text.span(finding.start)
        if finding.what == "active":
            report.add(ACTIVE, span, found=finding.found)
        elif finding.what == "unreadable":
            report.add(UNREADABLE, span)
        else:
            what, mend = WHAT[finding.what]
            report.add(LEFT_OUT, span, what=what.filled(found=finding.found), mend=mend)
        refused |= finding.what in {"active", "unreadable"}
    if refused:
        return None
    if cleaned.text is None:
        return file
    content = cleaned.text.encode()
    return replace(file, content=content, size=len(content), head=content[: len(file.head)])
