# SPDX-License-Identifier: Apache-2.0
"""The MkDocs theme `sinau`: Material's frame with our navigation, pages and style."""
