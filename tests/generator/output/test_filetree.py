# SPDX-License-Identifier: Apache-2.0
"""A tree of files refuses what could not be published everywhere."""

from pathlib import Path

import pytest

from sinau.output.filetree import FileTree, PathClashError


def tree(*paths: str) -> FileTree:
    files = FileTree()
    for path in paths:
        files.add(path, path.encode())
    return files


@pytest.mark.parametrize(
    "path", ["", ".", "/a", "//a", "a/", "a//b", "./a", "a/./b", "..", "../a", "a/../b", "a\\b", "..\\a"]
)
def test_a_path_outside_or_with_two_spellings_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="not a path inside"):
        tree(path)


@pytest.mark.parametrize(
    "one, other",
    [
        ("a", "a"),
        ("a/b.html", "A/B.html"),
        ("caf\u00e9.png", "cafe\u0301.png"),
        ("a", "a/b"),
        ("a/b/c", "a/b"),
        ("A/b", "a"),
    ],
)
def test_two_files_at_one_path_are_refused(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        files = tree(first)
        with pytest.raises(PathClashError):
            files.add(second, b"")
        assert files.read(first) == first.encode()
        assert list(files) == [first]


def test_is_in_order_and_knows_what_it_holds(tmp_path: Path) -> None:
    source = tmp_path / "picture.png"
    source.write_bytes(b"12345")
    files = tree("b", "a/z", "a/b")
    files.add("c.png", source)
    assert list(files) == ["a/b", "a/z", "b", "c.png"]
    assert len(files) == 4
    assert "a/z" in files
    assert "a" not in files
    assert files.read("c.png") == b"12345"
    assert files.source("c.png") == source
    assert [files.size(path) for path in files] == [3, 3, 1, 5]
    with pytest.raises(KeyError):
        files.read("a")
