# SPDX-License-Identifier: Apache-2.0
"""SCORM packages: manifests, run-time adapters and conformance, found by `sinau` through entry points."""
