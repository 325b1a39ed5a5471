# SPDX-License-Identifier: Apache-2.0
"""The publication `site`: its pages, and MkDocs, which builds them."""
