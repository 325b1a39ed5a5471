# SPDX-License-Identifier: Apache-2.0
"""Markdown: text becomes typed nodes with their places, and nodes become HTML."""
