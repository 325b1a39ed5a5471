# SPDX-License-Identifier: Apache-2.0
"""Signs: a question type, and beside this what it has for the browser."""
