# SPDX-License-Identifier: Apache-2.0
"""`sinau verify`: whether packages, ours or not, conform to SCORM, and what single LMSs will make of them."""

from pathlib import Path

import click

from sinau.command_line.shared import AUTHOR, form_option, language_option, print_findings, with_exit_status
from sinau.diagnostics import Message, Report
from sinau.texts import Number

IS = Message("verify.is")
UNKNOWN = Message("verify.unknown")


@click.command()
@click.argument("packages", metavar="ZIP...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--strict", is_flag=True)
@language_option
@form_option
@with_exit_status
def verify(packages: tuple[Path, ...], strict: bool, language: str, form: str) -> int:
    """Check packages, zips or folders, against SCORM."""
    from sinau_scorm.verify import verify_package
    from sinau_scorm.verify.source_lines import source_line_in_package

    report = Report()
    for path in packages:
        shown = path.as_posix()
        found = verify_package(path, report, shown)
        values: dict[str, object] = {
            "shown": shown,
            "edition": found.edition or UNKNOWN.text(language),
            "scos": found.scos,
            "files": found.files,
            "size": Number(found.size / 1000, decimals=1),
            "digest": found.digest[:16],
        }
        click.echo(IS.text(language, values), err=True)
    status = print_findings(report, None, language, form, source_line_in_package(packages))
    return AUTHOR if strict and len(report) else status


COMMAND = verify
