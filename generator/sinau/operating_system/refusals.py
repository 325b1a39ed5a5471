# SPDX-License-Identifier: Apache-2.0
"""Why the machine refused to read or write, in the user's language: Python knows the system's reasons in English only."""

import errno

from sinau.texts import Message, Plain, Translatable

DENIED = Message("commands.reasons_denied")
UNSUPPORTED = Message("commands.reasons_unsupported")
IN_USE = Message("commands.reasons_in_use")

REASONS = {
    "ENOSPC": Message("commands.reasons_enospc"),
    "EDQUOT": Message("commands.reasons_edquot"),
    "EROFS": Message("commands.reasons_erofs"),
    "EACCES": DENIED,
    "EPERM": DENIED,
    "ENOTDIR": Message("commands.reasons_enotdir"),
    "EISDIR": Message("commands.reasons_eisdir"),
    "EEXIST": Message("commands.reasons_eexist"),
    "ENOENT": Message("commands.reasons_enoent"),
    "ENOTEMPTY": Message("commands.reasons_enotempty"),
    "ENAMETOOLONG": Message("commands.reasons_enametoolong"),
    "ELOOP": Message("commands.reasons_eloop"),
    "EBUSY": IN_USE,
    "ETXTBSY": IN_USE,
    "EIO": Message("commands.reasons_eio"),
    "EFBIG": Message("commands.reasons_efbig"),
    "EXDEV": Message("commands.reasons_exdev"),
    "EMFILE": Message("commands.reasons_emfile"),
    "ENOLCK": UNSUPPORTED,
    "ENOSYS": UNSUPPORTED,
    "ENOTSUP": UNSUPPORTED,
    "EOPNOTSUPP": UNSUPPORTED,
}
# Windows gives "permission denied" for a file that another program has open; its own number tells the two apart.
SHARING_VIOLATION = 32


def reason_of_error(error: OSError) -> Translatable:
    """Return why `error` happened; in the system's own words when it is none of the usual reasons."""
    if getattr(error, "winerror", None) == SHARING_VIOLATION:
        return IN_USE
    # By name, since not every system has every number (EDQUOT on Windows, say).
    name = errno.errorcode.get(error.errno or 0, "")
    # EDEADLK and the like share numbers under several names; the usual ones above do not.
    text = error.strerror or str(error) or type(error).__name__
    return REASONS.get(name, Plain(text))
