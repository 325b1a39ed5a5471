# SPDX-License-Identifier: Apache-2.0
"""Makes a PDF of a whole HTML document: the only module that imports WeasyPrint, which not every machine has."""

from hashlib import sha256
from importlib import import_module
from typing import Any


class NoPdfError(Exception):
    """WeasyPrint is not installed, or the libraries that it draws text with (Pango) are not."""


def pdf_of(html: str, style: str = "") -> bytes:
    """Return `html`, which may refer to `data:` addresses only, as a tagged PDF (PDF/UA-1); the same bytes for the same text.

    `style` is CSS for the PDF alone: what browsers can do by themselves.

    Raises `NoPdfError` when this machine cannot make one.
    """
    try:
        weasyprint: Any = import_module("weasyprint")
    except (ImportError, OSError) as error:  # OSError: Pango is looked for when WeasyPrint is imported
        raise NoPdfError(" ".join(str(error).split())[:120]) from error

    class OnlyData(weasyprint.URLFetcher):  # type: ignore[misc]
        """Reads what stands in the document itself; nothing on this machine, nothing on another."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=["data"])

    document = weasyprint.HTML(string=html, url_fetcher=OnlyData(), media_type="print")
    styles = [weasyprint.CSS(string=style)] if style else []
    identifier = sha256((html + style).encode()).digest()[:16]
    # The width that an author gives to a picture is an attribute.
    made = document.write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=identifier, stylesheets=styles, presentational_hints=True
    )
    assert isinstance(made, bytes)
    return made
