# SPDX-License-Identifier: Apache-2.0
"""What `sinau` can do with an LMS: one file for each command."""
