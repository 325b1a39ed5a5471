# SPDX-License-Identifier: Apache-2.0
"""A course in the pseudo-language whose content holds no plain letters, with a question of each type; and what is left on its pages."""

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import html

from helpers.pseudo import TAG, plain_words
from sinau.texts import Message, Plain
from sinau_scorm.sheet.facts import FACTS
from sinau_scorm.sheet.sections import LMSS

BASE = Path(__file__).parents[1] / "generator/cases/base"
COURSE = """\
id: kursus
title: Ķúřšúš
language: qps
version: "1"
changes: [Ṽéřší þéřťáɱá.]
audience: [Þéšéřťá]
learning_hours: 2.5
summary: Řïñĝķášáñ
mastery_score: 60%
objectives:
  - id: tertib
    text: Ťéřťíƀ
modules:
  - id: dasar
    title: Ďášář
    lessons: [01.md, 02.md]
exam: 03.md
"""
LESSON = """\
---
id: satu
title: Šáťú
minutes: 5
objectives: [tertib]
sources:
  - text: Þéřáťúřáñ
    in_force: 2024-01-02
---

## Áŵáł

::: note
Ñóťé.
:::

::: warning
Áŵáš.
:::

| Á | Ƀ |
|---|---|
| 1 | 2 |

Þéřñýáťááñ[^1]. [Ñéẋť](02.md), [óúť](https://example.org/).

[^1]: Ċáťáťáñ.

::: question pilih-1
Þíłíĥ?

- [x] Ýá
- [ ] Ťíďáķ
  > Ḱéñáþá.

? Íñĝáť.

! Ķářéñá.
:::

::: question banyak-1
Ɓáñýáķ?

- [x] Á
- [x] Ɓ
- [ ] Ç
:::

::: question benar-1 true
Ɓéñář?
:::

::: question angka-1
Áñĝķá?

= 4
:::

::: question tulis-1
Ťúłíš?

= ñé
:::

::: question urut-1 order scoring=partial
Úřúť?

1. Á
2. Ɓ
3. Ç
:::

::: question pasang-1
Þášáñĝ?

- Á => Ɓ
- Ç => Ď
:::

::: question isi-1 points=2 scoring=partial
Íší {{ñé}} ďáñ {{Á | *Ɓ | Ç}}.
:::
"""
QUIZ = """\
---
id: kuis
title: Ķúíš
kind: quiz
minutes: 30
attempts: 2
---

::: question kuis-1
Þíłíĥ.

- [x] Ýá
- [ ] Ťíďáķ
:::

::: question kuis-2
Ťúłíš.

= ñé
:::
"""
EXAM = """\
---
id: ujian
title: Újíáñ
kind: exam
objectives: [tertib]
---

::: question ujian-1 objective=tertib
Þíłíĥ.

- [x] Ýá
- [ ] Ťíďáķ
:::
"""
FILES = {"course.yml": COURSE, "01.md": LESSON, "02.md": QUIZ, "03.md": EXAM}
# What is data on a page: names of formats, systems and files, addresses, digests, what is copied into an LMS.
NAMES = [*LMSS, *(fact.lms for fact in FACTS)] + [
    fact.source.text.words for fact in FACTS if isinstance(fact.source.text, Plain)
]
NAMES += [
    value for fact in FACTS if isinstance(fact.source.text, Message) for _, value in fact.source.text.values
]  # pages
DATA = re.compile(
    "|".join(map(re.escape, sorted(set(map(str, NAMES)), key=len, reverse=True)))
    + r"|SCORM( 1\.2| 2004 \w+ Edition| 2004)?|[\w.-]+\.(zip|html|pdf|xml|txt)|[0-9a-f]{16,}|adlcp:\w+|cmi\.[\w.]+( = \w+)?|kursus|"
    r"\b(qps|true|false|satu|kuis|ujian|pilih|banyak|benar|angka|tulis|urut|pasang|isi|KB|MB|ZIP|PDF|HTML|Windows|macOS|Linux|English|Bahasa Indonesia)\b|"
    r"sinau play|certutil -hashfile|SHA256|shasum|sha256sum|https?://\S+"
)


def visible(page: bytes) -> Iterator[str]:
    """Yield what a reader of `page` sees or hears."""
    tree = html.fromstring(page.decode())
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in {"script", "style"}:
            yield element.tail or "" if isinstance(element.tag, str) else ""
            continue
        yield from (element.text or "", element.tail or "")
        yield from (element.get(name, "") for name in ("aria-label", "title", "alt", "placeholder", "label"))


def left_over(page: bytes) -> list[str]:
    """Return the texts of `page` that are in another language."""
    return strange(visible(page))


def strange(texts: Iterable[str]) -> list[str]:
    """Return those of `texts` with a run of plain letters that is no data."""
    return [text for text in texts if plain_words(DATA.sub(" ", text))]


def lay_out_course(folder: Path) -> Path:
    """Write a catalogue with the course into `folder`; return it."""
    shutil.copytree(BASE, folder)
    (folder / "catalogue.yml").write_text(f"format: 1\ntitle: Ķáťáłóĝ\nlanguages: [{TAG}]\n", encoding="utf-8")
    for name, text in FILES.items():
        (folder / "kursus" / name).write_text(text, encoding="utf-8")
    return folder
