# SPDX-License-Identifier: Apache-2.0
"""Makes HTML of a checked catalogue: one HTML, with neutral links, for every publication."""

from sinau.rendering.memory import RenderingMemory
from sinau.rendering.render_catalogue import render_checked_catalogue

__all__ = ["RenderingMemory", "render_checked_catalogue"]
