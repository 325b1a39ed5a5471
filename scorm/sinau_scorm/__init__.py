# SPDX-License-Identifier: Apache-2.0
"""SCORM packages: manifests, run-time adapters and conformance, found by `sinau` through entry points."""

from pathlib import Path

from sinau.texts import add_text_folder

add_text_folder(Path(__file__).parent / "texts")
