# SPDX-License-Identifier: Apache-2.0
"""The package formats of SCORM: one module for each, ending in `PUBLICATION`, found by `sinau` through its entry point."""
