# SPDX-License-Identifier: Apache-2.0
"""What `sinau lock` changes in locks, beyond what builds write."""
