# SPDX-License-Identifier: Apache-2.0
"""Whether an address leads out of the package, as a browser or an LMS may read it.

A browser takes blanks and control characters off the front and drops tabs and line breaks wherever they stand (WHATWG URL, basic
parser); a backslash is a slash to it. An LMS may put an address into a page as it is, or decode it once more than others do.
"""

import html
import re
from urllib.parse import unquote

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:|[/\\][/\\]")
DROPPED = str.maketrans("", "", "\t\n\r")
IN_FRONT = "".join(map(chr, range(0x21)))
# Longer numbers are no characters, and `int` refuses them.
LONG_NUMBER = re.compile(r"&#[0-9]{1000}[0-9]*+;?")


def leads_elsewhere(address: str) -> bool:
    """Whether `address` has a scheme or a host of its own: `javascript:`, `data:`, `https://...`, `//host`, `C:`."""
    return any(SCHEME.match(form.translate(DROPPED).lstrip(IN_FRONT)) for form in _readings_of_address(address))


def _readings_of_address(address: str) -> set[str]:
    forms = {address}
    if "&" in address:
        forms |= {unescape_references(form) for form in forms}
    if "%" in address:
        forms |= {unquote(form) for form in forms}
    if "&" in address or "%" in address:
        forms |= {unescape_references(form) for form in forms}
    return forms


def unescape_references(text: str) -> str:
    """Return `text` with its character references replaced, however long they are."""
    return html.unescape(LONG_NUMBER.sub("\ufffd", text))
