# SPDX-License-Identifier: Apache-2.0
"""Plain data: what a catalogue is, and what it becomes. Nothing here reads, checks or writes."""
