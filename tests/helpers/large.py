# SPDX-License-Identifier: Apache-2.0
"""Courses of any number of lessons with a question each: their titles and hashes compress as badly as those of real ones."""

from dataclasses import replace
from functools import cache
from hashlib import sha256
from typing import Any

from helpers.rendered import activity, course, question, rendered
from sinau.model.catalogue import Module
from sinau.model.rendered import Rendered

WORDS = ("kas", "nota", "bukti", "desa", "panen", "pasar", "timbang", "kader", "warga", "air", "lumbung", "benih")


def words(number: int) -> str:
    """Return three words that a title could have."""
    return " ".join(WORDS[byte % len(WORDS)] for byte in sha256(b"%d" % number).digest()[:3])


@cache
def of_lessons(lessons: int, modules: int, tracked: str = "course", **values: Any) -> Rendered:
    """Return a catalogue with one course: `pelajaran-0` and so on, with `soal-0` and so on, in equal modules, and an exam."""
    pages = [
        activity(
            f"pelajaran-{number}",
            number,
            title=f"{number + 1}. {words(number).capitalize()}",
            questions=[replace(question(f"soal-{number}", number), digest=sha256(b"%d" % number).hexdigest()[:16])],
        )
        for number in range(lessons)
    ]
    exam = activity("ujian", lessons, kind="exam", title="Ujian akhir", questions=[question("soal-ujian", lessons)])
    each = lessons // modules
    parts = tuple(
        Module(f"bagian-{at}", words(-1 - at), tuple(p.activity for p in pages[at * each :][:each]), exam.activity.span)
        for at in range(modules)
    )
    return rendered(course([*pages, exam], modules=parts, settings={"tracked": tracked}, **values))
