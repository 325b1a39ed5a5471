# SPDX-License-Identifier: Apache-2.0
"""What authors and users have reported, each under the name of its report, and the tests that hold the right value.

Nothing here runs them. The table says where to look when one comes back, and that none has been forgotten: a test that is moved or renamed
takes its line along.
"""

from pathlib import Path

import pytest

TESTS = Path(__file__).parent
# A test of Python by its function; a case, or a test of Node, by its title.
REPORTED: dict[str, list[tuple[str, str]]] = {
    "choice-dash-without-blank": [("generator/questions/test_misread_choices.py", "test_any_line_with_a_box")],
    "choice-silently-lost": [
        ("generator/questions/test_misread_choices.py", "test_each_box_behind_each_bullet"),
        ("generator/cases/questions.md", "Lines that look like a choice"),
    ],
    "link-with-space-silent": [("generator/cases/one_run.md", "Blanks in addresses")],
    "lock-merge": [
        ("generator/cases/structure.md", "A merge left in ids.lock"),
        ("generator/locks/test_locks.py", "test_a_merge_is_mended"),
    ],
    "lock-not-committed": [
        ("generator/locks/test_locks.py", "test_a_build_without_the_lock_of_the_one_before_is_stopped"),
        ("generator/locks/test_locks.py", "test_a_build_says_that_the_lock_is_to_be_committed"),
    ],
    "markdown-dialects-silent": [
        ("generator/cases/other_tools.md", "Marks within a line"),
        ("generator/cases/other_tools.md", "Marks at the start of a line"),
        ("generator/cases/dialect.md", "Attribute lists and emoji that are understood"),
        ("generator/cases/joined_lines.md", "Rows of a spreadsheet, and items that letters count"),
        ("generator/test_nothing_lost.py", "test_whatever_is_written_is_published_or_told"),
    ],
    "serve-ignores-lang": [
        ("generator/site/test_mkdocs_plugin.py", "test_a_preview_speaks_the_language_that_it_was_asked_for")
    ],
    "smart-quotes-in-yaml": [
        ("generator/cases/written.md", "Curly quotation marks, cut values and odd blanks in settings")
    ],
    "svg-of-common-tools": [
        ("generator/drawings/test_cleaning.py", "test_drawings_of_tools_are_taken"),
        ("generator/cases/drawings.md", "A drawing of more than two megabytes"),
    ],
    "index-alone": [("browser/test_offline.py", "test_a_page_without_its_neighbours_says_in_place_what_to_do")],
    "csp-self": [
        ("browser/test_policy.py", "test_no_page_does_what_is_forbidden"),
        ("browser/test_policy.py", "test_everything_that_a_page_does_is_allowed"),
    ],
    "404-link": [("browser/test_lost.py", "test_the_way_to_the_catalogue_is_found_at_any_depth")],
    "damaged-characters": [("generator/cases/written.md", "Characters that nobody can read")],
    "footnote-twice": [
        ("generator/markdown/test_dialect.py", "test_each_place_that_refers_to_a_footnote_can_be_gone_back_to")
    ],
    "number-rupiah": [
        ("generator/questions/number.test.js", "the unit stands before or after the number, in any of its spellings"),
        ("questions/number/cases.md", "An amount of money"),
    ],
    "rtl-paragraph": [("generator/markdown/test_direction.py", "test_by_its_first_letter")],
    "scorm-file-link": [("browser/test_frames.py", "test_a_link_to_a_file_leaves_the_session_as_it_is")],
    "search-diacritics": [("generator/search/test_searching.py", "test_what_is_typed_finds_its_page_first")],
    "unused-footnote": [("generator/cases/written.md", "Cells beyond the head, and notes that nothing refers to")],
    "verify-cmi5": [("lms/test_play_command.py", "test_something_else_than_a_package_is_called_by_its_name")],
    "verify-items-of-one-sco": [("scorm/verify/test_launches.py", "test_items_are_counted_by_what_they_launch")],
    "verify-launch-by-dependency": [("scorm/verify/test_dependencies.py", "test_who_lists_a_launched_file")],
    "verify-utf8-without-flag": [
        ("scorm/verify/test_names.py", "test_what_the_manifest_lists"),
        ("scorm/verify/test_names.py", "test_the_encoding_is_named"),
    ],
}


def holds(file: Path, test: str) -> bool:
    """Tell whether `file` has the `test`: a function of Python, a heading of cases, or the title of a test of Node."""
    text = file.read_text(encoding="utf-8")
    start = {".py": "def ", ".md": "## ", ".js": 'test("'}[file.suffix]
    return f"\n{start}{test}" in text


@pytest.mark.parametrize("report", REPORTED)
def test_each_report_has_its_tests(report: str) -> None:
    roots = (TESTS, TESTS.parent / "generator/sinau/questions")
    for name, test in REPORTED[report]:
        file = next(path for root in roots if (path := root / name.removeprefix("questions/")).is_file())
        assert holds(file, test), f"{test!r} is gone from {name}"
