# SPDX-License-Identifier: Apache-2.0
"""The administrator's sheet on a phone and a desktop, light and dark: nothing that axe objects to, nothing asked of a host."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from browser.test_player_pages import AXE, FIND, SCREENS
from helpers.rendered import demo_course, rendered
from sinau.output.artefact import Artefact
from sinau_scorm.package_format2004 import SCORM2004_4 as FORMAT
from sinau_scorm.sheet.document import sheet_html, sheet_languages

ZIP = Artefact(Path("packages/demo-1.zip"), 1_234_567, "ab" * 32)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_nobody_is_left_out(
    new_context: Callable[..., BrowserContext], tmp_path: Path, screen: str, scheme: str
) -> None:
    content = demo_course(language="id", changes=("Baru.",), summary="Ringkasan.", title="W" * 120)
    content = replace(content, course=replace(content.course, settings={"tracked": "lesson"}))
    for language in sheet_languages():
        (tmp_path / f"demo-1.{language}.html").write_text(sheet_html(FORMAT, rendered(content), ZIP, language), encoding="utf-8")  # fmt: skip
    page = new_context(viewport=SCREENS[screen], color_scheme=scheme).new_page()
    page.goto((tmp_path / "demo-1.id.html").as_uri())
    for language, name in (("id", "English"), ("en", "Bahasa Indonesia")):
        assert page.locator("html").get_attribute("lang") == language
        page.evaluate(AXE)
        assert page.evaluate(FIND) == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        page.get_by_role("link", name=name).click()
        page.wait_for_load_state()
