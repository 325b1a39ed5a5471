# SPDX-License-Identifier: Apache-2.0
"""What people read, in every language there is: the wording stands in files beside the code, never in it.

A folder of texts holds a folder for each language, named by its BCP 47 tag, and in it JSON files, one for each section:
`texts/en/commands.json`. A section maps keys to texts; `C4.json` maps the codes of rules to the texts of each rule. English is
complete; what a language lacks is English, text by text. Imports nothing of ours, so that everything else may use it.
"""

from sinau.texts.finding import (
    add_text_folder,
    fallback_languages,
    has_section,
    languages,
    read_section,
    remove_text_folder,
    text_folders,
    words,
)
from sinau.texts.isolating import isolate_direction
from sinau.texts.language import Language, date_in_language, language_of, language_of_content
from sinau.texts.locales import default_language
from sinau.texts.message import Joined, Message, Number, Plain, Sentences, Translatable, written_value

__all__ = [
    "Joined",
    "Language",
    "Message",
    "Number",
    "Plain",
    "Sentences",
    "Translatable",
    "add_text_folder",
    "date_in_language",
    "default_language",
    "fallback_languages",
    "has_section",
    "isolate_direction",
    "language_of",
    "language_of_content",
    "languages",
    "read_section",
    "remove_text_folder",
    "text_folders",
    "words",
    "written_value",
]
