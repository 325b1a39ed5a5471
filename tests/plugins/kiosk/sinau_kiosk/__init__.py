# SPDX-License-Identifier: Apache-2.0
"""A plugin of Sinau: a question type with a view, a publication, a command and a rule."""

from pathlib import Path

from sinau.plugin import Plugin
from sinau_kiosk.cards import CARDS, LONG_QUESTION
from sinau_kiosk.command import kiosk
from sinau_kiosk.signs.type import SIGNS

PLUGIN = Plugin(
    interface=1,
    question_types=(SIGNS,),
    publications=(CARDS,),
    commands=(kiosk,),
    rules=(LONG_QUESTION,),
    texts=Path(__file__).parent / "texts",
)
