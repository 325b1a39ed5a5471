# SPDX-License-Identifier: Apache-2.0
"""The command line: the program, what all commands share, and in which language it writes."""
