# SPDX-License-Identifier: Apache-2.0
"""Drawings (SVG): what their programs put into them, and what is published of it."""

from sinau.drawings.cleaning import Cleaned, Finding, clean_drawing

__all__ = ["Cleaned", "Finding", "clean_drawing"]
