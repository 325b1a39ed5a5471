# SPDX-License-Identifier: Apache-2.0
"""Question types: one folder each, with `type.py`, which ends in `QUESTION_TYPE`. Shared code starts with an underscore."""
