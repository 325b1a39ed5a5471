# SPDX-License-Identifier: Apache-2.0
"""Makes a catalogue of what was read: every mistake is reported at its place, and parsing goes on with what there is."""

from sinau.parsing.catalogue import parse_catalogue

__all__ = ["parse_catalogue"]
