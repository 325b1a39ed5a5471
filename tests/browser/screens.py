# SPDX-License-Identifier: Apache-2.0
"""The screens that pages are looked at on: all four with SINAU_TORTURE, otherwise two that differ in both width and scheme."""

import os

TORTURE = bool(os.environ.get("SINAU_TORTURE"))
SCREENS = [(360, "dark"), (1280, "light")] + ([(360, "light"), (1280, "dark")] if TORTURE else [])
