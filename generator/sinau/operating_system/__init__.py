# SPDX-License-Identifier: Apache-2.0
"""What differs from one operating system to another, or is refused by it."""
