# SPDX-License-Identifier: Apache-2.0
"""The output folder: the results of a build appear in it whole or not at all."""

from sinau.output.build_lock import Tell
from sinau.output.place import OutputError
from sinau.output.session import Output, output_session

__all__ = ["Output", "OutputError", "Tell", "output_session"]
