# SPDX-License-Identifier: Apache-2.0
"""What Sinau publishes by itself: one module for each publication, ending in `PUBLICATION`."""
