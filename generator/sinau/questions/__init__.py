# SPDX-License-Identifier: Apache-2.0
"""Question types: one module each, ending in `QUESTION_TYPE`. Shared code starts with an underscore."""
