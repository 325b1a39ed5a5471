# SPDX-License-Identifier: Apache-2.0
"""LMSs to try packages in: strict ones and scorm-again (ES modules), the window of `sinau play`, and the server that shows them (Python).

`sinau` finds the command through an entry point. Nothing that makes packages imports this.
"""

from pathlib import Path

from sinau.texts import add_text_folder

add_text_folder(Path(__file__).parent / "texts")
