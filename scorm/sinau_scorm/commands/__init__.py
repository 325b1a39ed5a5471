# SPDX-License-Identifier: Apache-2.0
"""What `sinau` can do with packages: one file for each command."""
