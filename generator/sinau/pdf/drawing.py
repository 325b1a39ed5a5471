# SPDX-License-Identifier: Apache-2.0
"""Makes a PDF of a whole HTML document: the only module that imports WeasyPrint, which not every machine has."""

import os
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

# What a PDF's bytes depend on besides WeasyPrint: the libraries that it asks for.
LIBRARIES = ("weasyprint", "pydyf", "tinyhtml5", "tinycss2", "cssselect2", "pyphen", "pillow", "fonttools")
# What fontconfig is asked: which files its settings stand in, which folders fonts are looked for in, its caches left out.
FONTCONFIG = """
typedef struct _FcStrList FcStrList;
FcStrList *FcConfigGetConfigFiles(void *config);
FcStrList *FcConfigGetFontDirs(void *config);
unsigned char *FcStrListNext(FcStrList *list);
void FcStrListDone(FcStrList *list);
"""
# Variables by which users choose other settings of fontconfig, and other libraries.
VARIABLES = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "FC_LANG", "LANG", "LC_ALL", "LC_CTYPE")


class NoPdfError(Exception):
    """WeasyPrint is not installed, or the libraries that it draws text with (Pango) are not."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole HTML document, which may refer to `data:` addresses only, and CSS for its PDF alone.

    `style` is for what browsers can do by themselves.
    """

    html: str
    style: str = ""


def load_weasyprint() -> Any:
    """Return WeasyPrint. Raises `NoPdfError` when this machine cannot make PDFs."""
    try:
        return import_module("weasyprint")
    except (ImportError, OSError) as error:  # OSError: Pango is looked for when WeasyPrint is imported
        raise NoPdfError(" ".join(str(error).split())[:120]) from error


def pdf_of(document: Document) -> bytes:
    """Return `document` as a tagged PDF (PDF/UA-1); the same bytes for the same text.

    Raises `NoPdfError` when this machine cannot make one.
    """
    weasyprint: Any = load_weasyprint()

    class OnlyData(weasyprint.URLFetcher):  # type: ignore[misc]
        """Reads what stands in the document itself; nothing on this machine, nothing on another."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=["data"])

    page = weasyprint.HTML(string=document.html, url_fetcher=OnlyData(), media_type="print")
    styles = [weasyprint.CSS(string=document.style)] if document.style else []
    identifier = sha256((document.html + document.style).encode()).digest()[:16]
    # The width that an author gives to a picture is an attribute.
    made = page.write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=identifier, stylesheets=styles, presentational_hints=True
    )
    assert isinstance(made, bytes)
    return made


@cache
def drawing_state() -> bytes | None:
    """Return a digest of all that draws here, code, libraries and fonts; `None` where that cannot be known.

    Fonts are those that are installed, not those that a document takes: a new one may be chosen in another's place.
    """
    weasyprint = load_weasyprint()
    try:
        found = [
            Path(__file__).read_bytes(),
            *(f"{name} {version(name)}".encode() for name in LIBRARIES),
            f"{sys.version} {sys.platform} {zlib.ZLIB_RUNTIME_VERSION}".encode(),
            *(f"{name}={os.environ.get(name)}".encode() for name in VARIABLES),
            *_font_state(weasyprint.text.ffi),
        ]
    except (ImportError, AttributeError, OSError):  # ImportError: a library whose version is not known
        return None
    return sha256(b"".join(sha256(part).digest() for part in found)).digest()


def _font_state(native: Any) -> Iterator[bytes]:
    """Yield what fontconfig knows: each file of its settings, and place, size and time of each file in the folders of fonts.

    `native` is WeasyPrint's module of the libraries that it has loaded.
    """
    yield f"pango {native.pango.pango_version()}".encode()
    native.ffi.cdef(FONTCONFIG, override=True)
    library, nothing = native.fontconfig, native.ffi.NULL
    settings = sorted(_texts_in_list(native, library.FcConfigGetConfigFiles(nothing)))
    folders = sorted(_texts_in_list(native, library.FcConfigGetFontDirs(nothing)))
    if not folders:
        raise OSError("fontconfig names no folder of fonts")
    for name in settings:
        yield os.fsencode(name)
        if Path(name).is_file():  # folders of settings are named, too
            yield Path(name).read_bytes()
    for name in folders:
        yield os.fsencode("\n".join((name, *_states_of_font_files(name))))


def _texts_in_list(native: Any, found: Any) -> Iterator[str]:
    """Yield the texts in a list of fontconfig, and give it back."""
    try:
        while (text := native.fontconfig.FcStrListNext(found)) != native.ffi.NULL:
            yield os.fsdecode(native.ffi.string(text))
    finally:
        native.fontconfig.FcStrListDone(found)


def _states_of_font_files(folder: str) -> Iterator[str]:
    """Yield each file in `folder` (fontconfig names the folders in it, too), with its size and time."""
    try:
        with os.scandir(folder) as entries:
            files = sorted((one.path, one.stat()) for one in entries if one.is_file())
    except FileNotFoundError:
        return
    for path, state in files:
        yield f"{path} {state.st_size} {state.st_mtime_ns}"
