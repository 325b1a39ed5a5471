# SPDX-License-Identifier: Apache-2.0
"""The output folder: the results of a build appear in it whole or not at all."""

from sinau.output.locking import Tell
from sinau.output.place import OutputError
from sinau.output.session import Output, opened

__all__ = ["Output", "OutputError", "Tell", "opened"]
