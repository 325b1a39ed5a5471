# SPDX-License-Identifier: Apache-2.0
"""The words of the site's interface, and how numbers and languages are written in them."""

from sinau.publishing.player import interface_languages
from sinau.texts import Message, fallback_languages, language_of, language_of_content, words

# What speakers call their language; the list holds those that public servants in Indonesia and around are taught in.
AUTONYMS = {
    "ace": "Basa Acèh",
    "ar": "العربية",
    "ban": "Basa Bali",
    "bug": "Basa Ugi",
    "en": "English",
    "fr": "Français",
    "id": "Bahasa Indonesia",
    "jv": "Basa Jawa",
    "mad": "Bhâsa Madhurâ",
    "min": "Baso Minangkabau",
    "ms": "Bahasa Melayu",
    "pt": "Português",
    "su": "Basa Sunda",
    "tet": "Tetun",
}
# Search machines and messengers show about this many characters.
OPENING = 160


def base_language(language: str) -> str:
    """Return the language of a tag without its region or script: `id` of `id-ID`."""
    return language.replace("_", "-").split("-", 1)[0].lower()


def language_name(language: str) -> str:
    """Return what speakers call `language`; the tag itself when nobody knows."""
    return AUTONYMS.get(base_language(language)) or language_of_content(language).name


def text_direction(language: str) -> str:
    """Return the direction in which `language` is written, for the attribute `dir`."""
    return language_of_content(language).direction


def interface_language(language: str) -> str:
    """Return the language of the interface around content in `language`: that one if we have texts in it, otherwise English.

    The frame, Material's own texts and the quiz engine all follow it; single texts that it lacks are English.
    """
    known = interface_languages()
    return next((tag for tag in fallback_languages(language) if tag in known), "en")


def site_strings(language: str) -> dict[str, str]:
    """Return the texts of the site's frame in the interface language `language`, but for those with plural forms."""
    return {key: text for key, text in words("frame", language).items() if isinstance(text, str)}


def material_strings(language: str) -> dict[str, str]:
    """Return the words that Material asks for, with the tag and the direction of `language` itself."""
    return {"language": language, "direction": text_direction(language), **words("material", language)}


def formatted_number(value: float, language: str) -> str:
    """Return `value` as it is written in `language`, without decimals that say nothing."""
    return language_of(language).write_number(value)


def size_text(size: int, language: str) -> str:
    """Return `size` in bytes as readers know it: whole kilobytes, megabytes with one decimal."""
    if size < 999_500:
        return f"{formatted_number(max(1, round(size / 1000)), language)} KB"
    return f"{formatted_number(round(size / 1_000_000, 1), language)} MB"


def cut_opening(text: str) -> str:
    """Return `text`, a page's first paragraph, cut at a word, for those who see a link before the page."""
    text = " ".join(text.split())
    return text if len(text) <= OPENING else f"{text[:OPENING].rpartition(' ')[0] or text[:OPENING]} …"


def counted_text(key: str, count: float, language: str) -> str:
    """Return the text `key` for `count` things in the interface language `language`."""
    return Message(f"frame.{key}").text(language, {"count": count})
