# SPDX-License-Identifier: Apache-2.0
"""What `sinau fix` mends: what was meant is certain, and nothing that is published changes but what was reported."""
