# SPDX-License-Identifier: Apache-2.0
"""`sinau play`: a local LMS in the browser, for any SCORM package."""

from __future__ import annotations

import errno
import threading
import webbrowser
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sinau.command_line.shared import AUTHOR, OURS, language_option, tell_unknown_name, with_exit_status
from sinau.diagnostics import Message

if TYPE_CHECKING:
    from sinau_lms.attempts import Attempts
    from sinau_lms.package import PlayedPackage

PLAYING = Message("play.playing")
TAKEN = Message("play.taken")
NOT_KEPT = Message("play.not_kept")


@click.command()
@click.argument("package", metavar="ZIP", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=0)
@click.option("--profile", default="strict", show_default=True)
@click.option("--no-browser", is_flag=True)
@click.option(
    "--keep",
    type=click.Path(dir_okay=False, path_type=Path),
)
@language_option
@with_exit_status
def play(package: Path, port: int, profile: str, no_browser: bool, keep: Path | None, language: str) -> int:
    """Try a package in a local LMS that shows every call."""
    from sinau_lms.attempts import Attempts, NotKeptError
    from sinau_lms.package import NoPackageError, PlayedPackage
    from sinau_lms.window import PROFILES

    if profile not in PROFILES:
        return tell_unknown_name(Message("play.kinds_profile"), profile, PROFILES, language)
    try:
        attempts = Attempts(keep)
        with closing(PlayedPackage(package)) as opened:
            return _serve(opened, attempts, profile, port, no_browser, language)
    except NoPackageError as error:
        click.echo(error.text(language), err=True)
    except NotKeptError:
        click.echo(NOT_KEPT.text(language, {"path": keep}), err=True)
    return AUTHOR


def _serve(package: PlayedPackage, attempts: Attempts, profile: str, port: int, no_browser: bool, language: str) -> int:
    from sinau_lms.playing import PlayServers

    try:
        server = PlayServers(package, attempts, language, profile, port)
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        click.echo(TAKEN.text(language, {"port": port}), err=True)
        return OURS
    for line in package.lines_about_missing_files(language):
        click.echo(line, err=True)
    with server:
        click.echo(PLAYING.text(language, {"name": package.name, "address": f"{server.origin}/"}))
        if not no_browser:
            webbrowser.open(f"{server.origin}/")
        # Ctrl-C raises KeyboardInterrupt here, and `with_exit_status` ends the command with 130 like every other.
        threading.Event().wait()
    return 0


COMMAND = play
