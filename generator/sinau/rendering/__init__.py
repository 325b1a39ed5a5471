# SPDX-License-Identifier: Apache-2.0
"""Makes HTML of a checked catalogue: one HTML, with neutral links, for every publication."""

from sinau.rendering.catalogue import render

__all__ = ["render"]
