# SPDX-License-Identifier: Apache-2.0
"""Reads a catalogue's folder: files, YAML with places, front matter. Nothing is interpreted here."""
