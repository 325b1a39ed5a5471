# SPDX-License-Identifier: Apache-2.0
"""What `sinau.archive` finds wrong with a zip, as rules (standards.md 1.6; CAM 3.3: a package interchange file is a plain zip)."""

from sinau.archive import Kind, Problem
from sinau.diagnostics import Message, Report, Rule, Severity, Span

ERROR, WARNING = Severity.ERROR, Severity.WARNING
SLIP_WHY = Message("verify.slip_why")
SLIP_HINT = Message("verify.slip_hint")
AGAIN = Message("verify.again")
NOT_READABLE = Rule("C700", "not-a-readable-zip", ERROR)
ZIP64 = Rule("C701", "zip64", WARNING)
ENCRYPTED = Rule("C702", "encrypted-entry", ERROR)
METHOD = Rule("C703", "unknown-compression", ERROR)
MULTI_DISK = Rule("C704", "zip-in-parts", ERROR)
TOO_MUCH = Rule("C705", "zip-too-large-to-read", ERROR)
BOMB = Rule("C706", "zip-bomb", ERROR)
SLIP = Rule("C707", "path-leads-outside", ERROR)
BACKSLASH = Rule("C708", "backslash-in-path", ERROR)
BAD_NAME = Rule("C709", "unreadable-name", ERROR)
DUPLICATE = Rule("C710", "duplicate-entry", ERROR)
SAME_NAME = Rule("C711", "names-differ-in-case-only", ERROR)
SPECIAL = Rule("C712", "not-a-plain-file", ERROR)
MISMATCH = Rule("C713", "headers-disagree", ERROR)
DAMAGED = Rule("C714", "damaged-entry", ERROR)
AROUND = Rule("C715", "data-around-zip", ERROR)
UNMARKED = Rule("C815", "name-without-utf8-mark", WARNING)
RULES = {
    Kind.NOT_A_ZIP: NOT_READABLE, Kind.TRUNCATED: NOT_READABLE, Kind.DIRECTORY_DAMAGED: NOT_READABLE,
    Kind.ZIP64: ZIP64, Kind.ENCRYPTED: ENCRYPTED, Kind.METHOD: METHOD, Kind.MULTI_DISK: MULTI_DISK,
    Kind.TOO_MANY_ENTRIES: TOO_MUCH, Kind.ARCHIVE_TOO_LARGE: TOO_MUCH, Kind.TOTAL_TOO_LARGE: TOO_MUCH,
    Kind.ENTRY_TOO_LARGE: TOO_MUCH, Kind.RATIO: BOMB, Kind.OVERLAP: BOMB,
    Kind.NAME_ABSOLUTE: SLIP, Kind.NAME_DRIVE: SLIP, Kind.NAME_PARENT: SLIP, Kind.NAME_BACKSLASH: BACKSLASH,
    Kind.NAME_EMPTY: BAD_NAME, Kind.NAME_TOO_LONG: BAD_NAME, Kind.NAME_CONTROL: BAD_NAME, Kind.NAME_ENCODING: BAD_NAME,
    Kind.NAME_UNMARKED: UNMARKED, Kind.NAME_GUESSED: UNMARKED, Kind.NAME_IN_CODE_PAGE: UNMARKED,
    Kind.DUPLICATE: DUPLICATE, Kind.FILE_AS_FOLDER: DUPLICATE, Kind.SAME_NAME: SAME_NAME, Kind.SPECIAL_FILE: SPECIAL,
    Kind.MISMATCH: MISMATCH, Kind.DAMAGED: DAMAGED, Kind.DATA_BEFORE: AROUND, Kind.DATA_AFTER: AROUND,
}  # fmt: skip
ENCODINGS: dict[Kind, object] = {
    Kind.NAME_UNMARKED: "UTF-8",
    Kind.NAME_GUESSED: "UTF-8",
    Kind.NAME_IN_CODE_PAGE: Message("verify.code_page"),
}
# What the messages of rules for several kinds say of each.
KINDS: dict[Kind, object] = {
    Kind.TOO_MANY_ENTRIES: Message("verify.zip_too_many_entries"),
    Kind.ARCHIVE_TOO_LARGE: Message("verify.zip_archive_too_large"),
    Kind.TOTAL_TOO_LARGE: Message("verify.zip_total_too_large"),
    Kind.ENTRY_TOO_LARGE: Message("verify.zip_entry_too_large"),
    Kind.RATIO: Message("verify.zip_ratio"),
    Kind.OVERLAP: Message("verify.zip_overlap"),
    Kind.NAME_ABSOLUTE: Message("verify.zip_name_absolute"),
    Kind.NAME_DRIVE: Message("verify.zip_name_drive"),
    Kind.NAME_PARENT: Message("verify.zip_name_parent"),
    Kind.NAME_EMPTY: Message("verify.zip_name_empty"),
    Kind.NAME_TOO_LONG: Message("verify.zip_name_too_long"),
    Kind.NAME_CONTROL: Message("verify.zip_name_control"),
    Kind.NAME_ENCODING: Message("verify.zip_name_encoding"),
    Kind.DUPLICATE: Message("verify.zip_duplicate"),
    Kind.FILE_AS_FOLDER: Message("verify.zip_file_as_folder"),
    Kind.DATA_BEFORE: Message("verify.zip_data_before"),
    Kind.DATA_AFTER: Message("verify.zip_data_after"),
}
LONGEST_NAME = 200


def tell_problem(problem: Problem, shown: str, report: Report) -> None:
    """Report what is wrong with a zip, or with one entry of it."""
    entry = problem.entry[:LONGEST_NAME]
    place = Span(f"{shown}!{entry}" if entry else shown)
    known: dict[str, object] = {"entry": entry or shown}
    for name, of_kinds in (("encoding", ENCODINGS), ("kind", KINDS)):
        if problem.kind in of_kinds:
            known[name] = of_kinds[problem.kind]
    report.add(RULES[problem.kind], place, **known)
