# SPDX-License-Identifier: Apache-2.0
"""Why the machine refused to read or write, in the user's language: Python knows the system's reasons in English only."""

import errno

from sinau.diagnostics import Message

DENIED = Message("you have no right to do that", "Anda tidak berhak melakukannya")
UNSUPPORTED = Message("this disk or network folder cannot do that", "disk atau folder jaringan ini tidak mendukungnya")
IN_USE = Message("another program is using it; close that program", "sedang dipakai program lain; tutup program itu")

REASONS = {
    "ENOSPC": Message("the disk is full", "disk penuh"),
    "EDQUOT": Message("your share of the disk is used up", "jatah disk Anda habis"),
    "EROFS": Message("the disk is read-only", "disk hanya dapat dibaca"),
    "EACCES": DENIED,
    "EPERM": DENIED,
    "ENOTDIR": Message("it is not a folder", "itu bukan folder"),
    "EISDIR": Message("it is a folder", "itu sebuah folder"),
    "EEXIST": Message("something of that name is there already", "nama itu sudah ada"),
    "ENOENT": Message("it is not there", "tidak ditemukan"),
    "ENOTEMPTY": Message("the folder is not empty", "folder tidak kosong"),
    "ENAMETOOLONG": Message("the name is too long", "namanya terlalu panjang"),
    "ELOOP": Message("it is a symbolic link", "itu tautan simbolis"),
    "EBUSY": IN_USE,
    "ETXTBSY": IN_USE,
    "EIO": Message("the disk did not keep what was written", "disk tidak menyimpan apa yang ditulis"),
    "EFBIG": Message(
        "the file would be too large (a zip that every LMS reads is below 2 GiB and 65,535 files)",
        "berkasnya terlalu besar (zip yang dibaca semua LMS di bawah 2 GiB dan 65.535 berkas)",
    ),
    "EXDEV": Message("it lies on another disk", "letaknya di disk lain"),
    "EMFILE": Message("too many files are open", "terlalu banyak berkas terbuka"),
    "ENOLCK": UNSUPPORTED,
    "ENOSYS": UNSUPPORTED,
    "ENOTSUP": UNSUPPORTED,
    "EOPNOTSUPP": UNSUPPORTED,
}
# Windows gives "permission denied" for a file that another program has open; its own number tells the two apart.
SHARING_VIOLATION = 32


def reason(error: OSError) -> Message:
    """Return why `error` happened; in the system's own words when it is none of the usual reasons."""
    if getattr(error, "winerror", None) == SHARING_VIOLATION:
        return IN_USE
    # By name, since not every system has every number (EDQUOT on Windows, say).
    name = errno.errorcode.get(error.errno or 0, "")
    # EDEADLK and the like share numbers under several names; the usual ones above do not.
    text = error.strerror or str(error) or type(error).__name__
    return REASONS.get(name, Message(text, text))
