# SPDX-License-Identifier: Apache-2.0
"""The commands of `sinau`: one file for each. `extensions.py` finds them by the entry-point group `sinau.commands`."""
