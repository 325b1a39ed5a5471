# SPDX-License-Identifier: Apache-2.0
"""What learners see: the MkDocs theme of the site, the light player and the interface's texts."""
