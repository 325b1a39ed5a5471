# SPDX-License-Identifier: Apache-2.0
"""Which files of authors are published, by the endings of their names: the one table of them.

Whatever is published may be opened in the learner's browser at the address of the course, and passes through web servers of many
kinds. So only what neither of them runs is published; everything else goes into an archive.
"""

import re
import unicodedata

PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif"})
VIDEO = frozenset({".mp4", ".m4v", ".webm"})
AUDIO = frozenset({".mp3", ".m4a", ".ogg", ".opus", ".wav"})
# What pages only link to, beside what they can show. Office files with macros in them are not here, nor is XML, which browsers show
# as a page, nor fonts, which no learner needs, nor `.key`, which private keys end in as well as slides.
DOCUMENTS = frozenset({".pdf", ".doc", ".docx", ".dotx", ".odt", ".ott", ".rtf", ".txt", ".epub", ".pages", ".vsdx"})
SPREADSHEETS = frozenset({".xls", ".xlsx", ".xltx", ".ods", ".ots", ".csv", ".tsv", ".numbers"})
SLIDES = frozenset({".ppt", ".pptx", ".pps", ".ppsx", ".potx", ".odp", ".otp"})
OTHER_PICTURES = frozenset({".bmp", ".dwg", ".dxf", ".heic", ".heif", ".odg", ".psd", ".tif", ".tiff", ".xcf"})
OTHER_RECORDINGS = frozenset(
    {".3gp", ".aac", ".avi", ".flac", ".mid", ".midi", ".mkv", ".mov", ".mpeg", ".mpg", ".oga", ".ogv", ".wma", ".wmv"}
)
CAPTIONS = frozenset({".srt", ".vtt"})
ARCHIVES = frozenset({".7z", ".bz2", ".gz", ".rar", ".tar", ".tgz", ".xz", ".zip", ".zst"})
DATA = frozenset(
    {
        ".dbf",
        ".dta",
        ".geojson",
        ".ics",
        ".json",
        ".jsonl",
        ".kmz",
        ".parquet",
        ".sav",
        ".shp",
        ".shx",
        ".sqlite",
        ".vcf",
    }
)
PUBLISHED = frozenset().union(
    *(PICTURES, VIDEO, AUDIO, DOCUMENTS, SPREADSHEETS, SLIDES),
    *(OTHER_PICTURES, OTHER_RECORDINGS, CAPTIONS, ARCHIVES, DATA),
)

# Servers run files of these endings, and some do wherever such an ending stands in a name: Apache takes `a.php.jpg` for a program
# where a handler was added for `.php`, older IIS `a.asp;.jpg`.
SERVER_PROGRAMS = frozenset(
    {
        *(
            ".php",
            ".php3",
            ".php4",
            ".php5",
            ".php6",
            ".php7",
            ".php8",
            ".phps",
            ".ph3",
            ".pht",
            ".phtm",
            ".phtml",
            ".phar",
        ),
        *(
            ".asa",
            ".asax",
            ".ascx",
            ".ashx",
            ".asmx",
            ".asp",
            ".aspx",
            ".axd",
            ".cdx",
            ".cer",
            ".cshtml",
            ".vbhtml",
            ".idc",
        ),
        *(".jsp", ".jspa", ".jspf", ".jspx", ".jsw", ".jsv", ".jhtml", ".cfc", ".cfm", ".cfml", ".ctp", ".hphp"),
        *(
            ".cgi",
            ".fcgi",
            ".pl",
            ".pm",
            ".py",
            ".pyc",
            ".rb",
            ".rhtml",
            ".lua",
            ".tcl",
            ".sh",
            ".bash",
            ".csh",
            ".ksh",
        ),
        *(".shtm", ".shtml", ".stm", ".htaccess", ".htpasswd"),
    }
)
# What browsers open as a page or run. Where a server has the type of a file from any part of its name, an inner one will do.
BROWSER_PROGRAMS = frozenset(
    {
        *(
            ".htm",
            ".html",
            ".xht",
            ".xhtm",
            ".xhtml",
            ".xml",
            ".xsl",
            ".xslt",
            ".svgz",
            ".mht",
            ".mhtml",
            ".hta",
            ".htc",
        ),
        *(".js", ".mjs", ".cjs", ".vbs", ".wsf", ".swf", ".jar", ".jnlp", ".wasm", ".appcache"),
    }
)
# How a browser tells a page from other files when the server has not said what it is (WHATWG MIME Sniffing, 7.1), and what starts a
# program of a server. White space may stand in front.
PAGE_STARTS = tuple(
    f"<{name}".encode()
    for name in (
        *(
            "!doctype html",
            "html",
            "head",
            "script",
            "iframe",
            "h1",
            "div",
            "font",
            "table",
            "a",
            "style",
            "title",
            "b",
        ),
        *("body", "br", "p", "!--", "?xml", "?php", "?=", "%"),
    )
)
TAG_ENDS = b" \t\n\r\x0c>"
# As many bytes as a browser looks at (MIME Sniffing, 5.2).
LOOKED_AT = 1445
PART = re.compile(r"\.[a-z0-9]+")


def ending_of(path: str) -> str:
    """Return the ending of the name at `path`, in small letters and with its dot, or `""`."""
    _, dot, last = _as_servers_read_it(path).rpartition("/")[2].rpartition(".")
    return dot + last


def is_published(path: str) -> bool:
    """Tell whether files of this ending are published as they are."""
    return ending_of(path) in PUBLISHED


def hidden_ending(path: str, programs: frozenset[str] = SERVER_PROGRAMS | BROWSER_PROGRAMS) -> str:
    """Return which ending of `programs` stands inside the name at `path`, or `""`; in folders' names servers' count."""
    *folders, name = _as_servers_read_it(path).split("/")
    inside = [part for part in PART.findall(name.rpartition(".")[0]) if part in programs]
    above = [part for folder in folders for part in PART.findall(folder) if part in SERVER_PROGRAMS]
    return next(iter(inside + above), "")


def looks_like_page(head: bytes) -> str:
    """Return how the beginning `head` of a file shows that it is a page or a program, or `""`."""
    # Without its zeros UTF-16 reads like ASCII.
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").replace(b"\0", b"").lstrip(TAG_ENDS[:-1]).lower()
    for begun in PAGE_STARTS:
        behind = start[len(begun) : len(begun) + 1]
        if start.startswith(begun) and (begun[1:2] in b"?%" or begun == b"<!--" or (behind and behind in TAG_ENDS)):
            return begun.decode()
    return ""


def _as_servers_read_it(path: str) -> str:
    """Return `path` as a server that is careless with letters may read it."""
    return unicodedata.normalize("NFKC", path).casefold()
