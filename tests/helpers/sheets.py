# SPDX-License-Identifier: Apache-2.0
"""Sheets beside packages without their PDFs, which take longer than all the rest of a build."""

import pytest


def make_small_pdfs(patch: pytest.MonkeyPatch) -> None:
    """Let builds in this process write a few bytes instead of each PDF; the files and their names are as ever."""
    patch.setattr("sinau_scorm.sheet.document.pdf_of", lambda _html: b"%PDF-1.7 small")
