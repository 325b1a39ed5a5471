# SPDX-License-Identifier: Apache-2.0
"""What all publications share: pages and scripts made of a rendered course, and what they link to."""
