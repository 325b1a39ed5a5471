# SPDX-License-Identifier: Apache-2.0
"""LMSs to try packages in: the judges and the window of `sinau play` (ES modules), and the server that shows them (Python)."""
