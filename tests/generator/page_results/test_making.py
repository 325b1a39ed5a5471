# SPDX-License-Identifier: Apache-2.0
"""No tree outlives its page: counted in nodes, not in bytes."""

import gc
from pathlib import Path
from random import Random

import pytest

from helpers.edited import begin
from sinau.loading import check, load, load_facts
from sinau.model.nodes import Node
from sinau.model.page_facts import GONE, TreeGoneError
from sinau.page_results import reader
from sinau.page_results.making import PageBody, PageResult, make_result
from sinau.publishing.drafts import without_drafts
from sinau.rendering import render_checked_catalogue


def nodes_alive() -> int:
    gc.collect()
    return sum(isinstance(one, Node) for one in gc.get_objects())


def test_at_most_one_page_s_nodes_are_alive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(tmp_path, Random(1))
    before = nodes_alive()
    alive: list[int] = []

    def counted(*arguments: object) -> tuple[PageResult, PageBody | None]:
        alive.append(nodes_alive() - before)
        result = make_result(*arguments)  # type: ignore[arg-type]
        alive.append(nodes_alive() - before)
        return result

    monkeypatch.setattr(reader, "make_result", counted)
    kept = load_facts(tmp_path, render=True)
    check(kept)
    rendered = render_checked_catalogue(without_drafts(kept))

    assert len(alive) == 12
    assert set(alive) == {0}
    assert nodes_alive() == before
    assert rendered.courses
    assert nodes_alive() == before
    whole = load(tmp_path)
    assert nodes_alive() > before + 100
    assert whole.courses


def test_whoever_takes_gone_nodes_for_none_is_told(tmp_path: Path) -> None:
    begin(tmp_path, Random(1))
    (activity, *_) = load_facts(tmp_path).courses[0].activities()
    assert activity.page.blocks is GONE
    assert activity.questions[0].stem is GONE
    for ask in (bool, len, list, tuple, lambda nodes: nodes[0], lambda nodes: 1 in nodes):
        with pytest.raises(TreeGoneError):
            ask(activity.page.blocks)
    assert activity.page.known
    fresh = activity.page.known.again().page
    assert fresh
    assert fresh.blocks
