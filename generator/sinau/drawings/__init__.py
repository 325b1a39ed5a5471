# SPDX-License-Identifier: Apache-2.0
"""Drawings (SVG): what their programs put into them, and what is published of it."""

from sinau.drawings.cleaning import CleanedDrawing, Finding, clean_drawing

__all__ = ["CleanedDrawing", "Finding", "clean_drawing"]
