# SPDX-License-Identifier: Apache-2.0
"""`sinau support`: what a learner's support code says."""

from pathlib import Path

import click

from sinau.command_line.shared import AUTHOR, language_option, with_exit_status
from sinau.command_line.support_code import (
    KINDS,
    PHASES,
    WHERES,
    SupportFacts,
    UnreadableCodeError,
    course_bits,
    largest_number_of_part,
    read_support_code,
    version_bits,
)
from sinau.diagnostics import Message

UNREADABLE = {
    "length": Message("commands.support_unreadable_length"),
    "symbol": Message("commands.support_unreadable_symbol"),
    "check": Message("commands.support_unreadable_check"),
    "newer": Message("commands.support_unreadable_newer"),
}
COURSE = Message("commands.support_course")
OTHER_VERSION = Message("commands.support_other_version")
NO_COURSE = Message("commands.support_no_course")
COURSE_MARKS = Message("commands.support_course_marks")
BROKEN = Message("commands.support_broken")
KIND = Message("commands.support_kind")
PROGRESS = Message("commands.support_progress")
ANSWERS = Message("commands.support_answers")
AT_LEAST = Message("commands.support_at_least")
APP = Message("commands.support_app")
WHERE_SAVED = {
    "nothing": Message("commands.support_where_saved_nothing"),
    "device": Message("commands.support_where_saved_device"),
    "mirror": Message("commands.support_where_saved_mirror"),
    "memory": Message("commands.support_where_saved_memory"),
    "elsewhere": Message("commands.support_where_saved_elsewhere"),
    "late": Message("commands.support_where_saved_late"),
}
AT_LMS = {
    "none": Message("commands.support_at_lms_none"),
    "connecting": Message("commands.support_at_lms_connecting"),
    "absent": Message("commands.support_at_lms_absent"),
    "review": Message("commands.support_at_lms_review"),
    "pending": Message("commands.support_at_lms_pending"),
    "sent": Message("commands.support_at_lms_sent"),
    "failing": Message("commands.support_at_lms_failing"),
    "closed": Message("commands.support_at_lms_closed"),
}
TROUBLE = Message("commands.support_trouble")
NO_NUMBER = Message("commands.support_no_number")
FLAGS = {
    "gap": Message("commands.support_flags_gap"),
    "refused": Message("commands.support_flags_refused"),
    "unread": Message("commands.support_flags_unread"),
    "unconfirmed": Message("commands.support_flags_unconfirmed"),
}


@click.command()
@click.argument("code")
@click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@language_option
@with_exit_status
def support(code: str, content: Path | None, language: str) -> int:
    """Explain a learner's support code."""
    try:
        facts = read_support_code(code)
    except UnreadableCodeError as error:
        click.echo(UNREADABLE[str(error)].text(language), err=True)
        return AUTHOR
    for line in (*_lines_about_course(facts, content, language), *_lines_about_other_facts(facts, language)):
        click.echo(line)
    return 0


def _lines_about_course(facts: SupportFacts, content: Path | None, language: str) -> list[str]:
    values: dict[str, object] = {"course": f"{facts.course:06x}", "mark": f"{facts.version:04x}"}
    if content is None:
        return [COURSE_MARKS.text(language, values)]
    from sinau.compiler import render_catalogue

    rendered, _ = render_catalogue(content)
    if rendered is None:
        return [BROKEN.text(language), COURSE_MARKS.text(language, values)]
    for course in (entry.course for entry in rendered.courses):
        if course_bits(course.id) == facts.course:
            same = version_bits(course.id, course.version) == facts.version
            named = {**values, "course": course.id, "version": course.version}
            return [(COURSE if same else OTHER_VERSION).text(language, named)]
    return [NO_COURSE.text(language, values)]


def _lines_about_other_facts(facts: SupportFacts, language: str) -> list[str]:
    def number(part: str) -> str:
        value: int = getattr(facts, part)
        return AT_LEAST.text(language, {"number": value}) if value == largest_number_of_part(part) else str(value)

    trouble = f"{facts.trouble}xx" if facts.trouble < 9 else NO_NUMBER.text(language)
    return [
        KIND.text(language, {"kind": _name_of_number(KINDS, facts.kind)}),
        PROGRESS.text(language, {"done": number("done"), "total": number("total")}),
        ANSWERS.text(language, {"answers": number("answers")}),
        WHERE_SAVED[_name_of_number(WHERES, facts.where)].text(language),
        AT_LMS[_name_of_number(PHASES, facts.phase)].text(language),
        *([TROUBLE.text(language, {"trouble": trouble})] if facts.trouble else []),
        *(message.text(language) for flag, message in FLAGS.items() if getattr(facts, flag)),
        APP.text(language, {"app": facts.app}),
    ]


def _name_of_number(names: tuple[str, ...], number: int) -> str:
    """Return the name for `number`; what this version does not know yet counts as the last."""
    return names[min(number, len(names) - 1)]


COMMAND = support
