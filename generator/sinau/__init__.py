# SPDX-License-Identifier: Apache-2.0
"""Sinau: courses written in Markdown and YAML become a static site and packages for any LMS."""

__version__ = "0.1.0"
