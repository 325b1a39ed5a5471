# SPDX-License-Identifier: Apache-2.0
"""What was rendered before, for a program that renders a catalogue again and again: what has not changed stays the same value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sinau.model.catalogue import Activity, IdsLock
from sinau.model.link_targets import Target
from sinau.model.rendered import RenderedActivity
from sinau.model.rendered_body import RenderedBody
from sinau.rendering.settled import with_addresses_of_pages

# Of a question: its number, and the hashes of other wordings that ask the same.
Numbers = tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(slots=True)
class RenderingMemory:
    """Bodies that leave nothing open, and activities, until `forget_others`; all by the identity of what they are made of."""

    _closed: dict[int, RenderedBody] = field(default_factory=dict)
    _activities: dict[int, tuple[RenderedBody, int, Numbers, RenderedActivity]] = field(default_factory=dict)
    _used: set[int] = field(default_factory=set)

    def with_addresses_of_pages(self, body: RenderedBody, targets: Mapping[str, Target]) -> RenderedBody | None:
        """Return what `settled` does."""
        self._used.add(id(body))
        if self._closed.get(id(body)) is body:
            return body
        found = with_addresses_of_pages(body, targets)
        if found is body:
            self._closed[id(body)] = body
        return found

    def known_activity(self, activity: Activity, body: RenderedBody, lock: IdsLock) -> RenderedActivity | None:
        """Return what was made of `activity` and its `body` with the numbers of `lock`, if it was."""
        known = self._activities.get(id(body))
        if known and known[0] is body and known[3].activity is activity:
            index, numbers = _numbers_of_activity(activity, body, lock)
            if (known[1], known[2]) == (index, numbers):
                return known[3]
        return None

    def keep_activity(self, made: RenderedActivity, body: RenderedBody, lock: IdsLock) -> None:
        """Keep what was `made` of `body`."""
        self._used.add(id(body))
        self._activities[id(body)] = (body, *_numbers_of_activity(made.activity, body, lock), made)

    def forget_others(self) -> None:
        """Forget what was not asked for since the last call."""
        self._closed = {key: one for key, one in self._closed.items() if key in self._used}
        self._activities = {key: one for key, one in self._activities.items() if key in self._used}
        self._used.clear()


def _numbers_of_activity(activity: Activity, body: RenderedBody, lock: IdsLock) -> tuple[int, Numbers]:
    questions = tuple(
        (lock.questions[one.id], lock.wordings_that_ask_the_same(one.id, one.digest)) for one in body.questions
    )
    return lock.activities[activity.id], questions
