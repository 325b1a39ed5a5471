# SPDX-License-Identifier: Apache-2.0
"""What `sinau.archive` finds wrong with a zip, as rules (standards.md 1.6; CAM 3.3: a package interchange file is a plain zip)."""

from sinau.archive import Problem, ProblemKind
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
    ProblemKind.NOT_A_ZIP: NOT_READABLE, ProblemKind.TRUNCATED: NOT_READABLE, ProblemKind.DIRECTORY_DAMAGED: NOT_READABLE,
    ProblemKind.ZIP64: ZIP64, ProblemKind.ENCRYPTED: ENCRYPTED, ProblemKind.METHOD: METHOD, ProblemKind.MULTI_DISK: MULTI_DISK,
    ProblemKind.TOO_MANY_ENTRIES: TOO_MUCH, ProblemKind.ARCHIVE_TOO_LARGE: TOO_MUCH, ProblemKind.TOTAL_TOO_LARGE: TOO_MUCH,
    ProblemKind.ENTRY_TOO_LARGE: TOO_MUCH, ProblemKind.RATIO: BOMB, ProblemKind.OVERLAP: BOMB,
    ProblemKind.NAME_ABSOLUTE: SLIP, ProblemKind.NAME_DRIVE: SLIP, ProblemKind.NAME_PARENT: SLIP, ProblemKind.NAME_BACKSLASH: BACKSLASH,
    ProblemKind.NAME_EMPTY: BAD_NAME, ProblemKind.NAME_TOO_LONG: BAD_NAME, ProblemKind.NAME_CONTROL: BAD_NAME, ProblemKind.NAME_ENCODING: BAD_NAME,
    ProblemKind.NAME_UNMARKED: UNMARKED, ProblemKind.NAME_GUESSED: UNMARKED, ProblemKind.NAME_IN_CODE_PAGE: UNMARKED,
    ProblemKind.DUPLICATE: DUPLICATE, ProblemKind.FILE_AS_FOLDER: DUPLICATE, ProblemKind.SAME_NAME: SAME_NAME, ProblemKind.SPECIAL_FILE: SPECIAL,
    ProblemKind.MISMATCH: MISMATCH, ProblemKind.DAMAGED: DAMAGED, ProblemKind.DATA_BEFORE: AROUND, ProblemKind.DATA_AFTER: AROUND,
}  # fmt: skip
ENCODINGS: dict[ProblemKind, object] = {
    ProblemKind.NAME_UNMARKED: "UTF-8",
    ProblemKind.NAME_GUESSED: "UTF-8",
    ProblemKind.NAME_IN_CODE_PAGE: Message("verify.code_page"),
}
# What the messages of rules for several kinds say of each.
KINDS: dict[ProblemKind, object] = {
    ProblemKind.TOO_MANY_ENTRIES: Message("verify.zip_too_many_entries"),
    ProblemKind.ARCHIVE_TOO_LARGE: Message("verify.zip_archive_too_large"),
    ProblemKind.TOTAL_TOO_LARGE: Message("verify.zip_total_too_large"),
    ProblemKind.ENTRY_TOO_LARGE: Message("verify.zip_entry_too_large"),
    ProblemKind.RATIO: Message("verify.zip_ratio"),
    ProblemKind.OVERLAP: Message("verify.zip_overlap"),
    ProblemKind.NAME_ABSOLUTE: Message("verify.zip_name_absolute"),
    ProblemKind.NAME_DRIVE: Message("verify.zip_name_drive"),
    ProblemKind.NAME_PARENT: Message("verify.zip_name_parent"),
    ProblemKind.NAME_EMPTY: Message("verify.zip_name_empty"),
    ProblemKind.NAME_TOO_LONG: Message("verify.zip_name_too_long"),
    ProblemKind.NAME_CONTROL: Message("verify.zip_name_control"),
    ProblemKind.NAME_ENCODING: Message("verify.zip_name_encoding"),
    ProblemKind.DUPLICATE: Message("verify.zip_duplicate"),
    ProblemKind.FILE_AS_FOLDER: Message("verify.zip_file_as_folder"),
    ProblemKind.DATA_BEFORE: Message("verify.zip_data_before"),
    ProblemKind.DATA_AFTER: Message("verify.zip_data_after"),
}
LONGEST_NAME = 200


def report_zip_problem(problem: Problem, shown: str, report: Report) -> None:
    """Report what is wrong with a zip, or with one entry of it."""
    entry = problem.entry[:LONGEST_NAME]
    place = Span(f"{shown}!{entry}" if entry else shown)
    known: dict[str, object] = {"entry": entry or shown}
    for name, of_kinds in (("encoding", ENCODINGS), ("kind", KINDS)):
        if problem.kind in of_kinds:
            known[name] = of_kinds[problem.kind]
    report.add(RULES[problem.kind], place, **known)
