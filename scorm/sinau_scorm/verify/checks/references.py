# SPDX-License-Identifier: Apache-2.0
"""What pages and style sheets ask for: files that are missing, and other hosts."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from sinau.diagnostics import Message, Rule, Severity
from sinau_scorm.verify.package import SCHEME, Package, joined

WARNING = Severity.WARNING
DANGLING = Rule(
    "C763",
    "page-asks-for-missing-file",
    WARNING,
    Message("{value} is not in the package.", "{value} tidak ada di paket."),
    Message(
        "The page or style sheet asks for it; learners see a gap or a broken page. ADL's test suite does not look into files.",
        "Halaman atau lembar gaya memintanya; peserta melihat bagian kosong atau halaman rusak. Pemeriksa ADL tidak melihat isi berkas.",
    ),
    Message(
        "Put the file into the package, or take the reference out; mind letter case.",
        "Masukkan berkasnya, atau hapus rujukannya; perhatikan besar-kecil huruf.",
    ),
)
EXTERNAL = Rule(
    "C764",
    "page-asks-other-host",
    WARNING,
    Message("The page loads {value} from another host.", "Halaman memuat {value} dari peladen lain."),
    Message(
        "A package has to work where that host cannot be reached, and each request tells it who learns what. LMSs on HTTPS such as "
        "Docebo block http: addresses.",
        "Paket harus tetap berjalan bila peladen itu tidak terjangkau, dan setiap permintaan memberitahunya siapa mempelajari apa. LMS "
        "dengan HTTPS seperti Docebo memblokir alamat http:.",
    ),
    Message("Put the file into the package.", "Masukkan berkasnya ke paket."),
)
# Attributes whose value is fetched without anybody asking, and those that lead on when they are followed.
FETCHED = {
    ("script", "src"), ("img", "src"), ("iframe", "src"), ("frame", "src"), ("embed", "src"), ("source", "src"), ("video", "src"),
    ("video", "poster"), ("audio", "src"), ("track", "src"), ("input", "src"), ("object", "data"), ("link", "href"), ("image", "href"),
}  # fmt: skip
FOLLOWED = {("a", "href"), ("area", "href")}
# Links that name a relation and fetch nothing.
PASSIVE = {"canonical", "alternate", "author", "license", "next", "prev", "help"}
# Lengths are bounded and a comment may end with the file, so that no style sheet takes more than its length to read.
STYLE_URL = re.compile(
    r"""url\(\s{0,20}(?:"([^"\n]{0,2000})"|'([^'\n]{0,2000})'|([^()"'\s]{1,2000}))\s{0,20}\)"""
    r"""|@import\s{1,20}["']([^"'\n]{1,2000})["']""",
    re.IGNORECASE,
)
STYLE_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
MOST_TOLD = 50  # of one file; what is broken by the hundred is broken once
Reference = tuple[str, int, bool]  # address, line, whether it is fetched


class _Page(HTMLParser):
    """Collects what a page asks for."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Reference] = []
        self.base = ""
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        values = {name: value or "" for name, value in attrs}
        self._style = tag == "style"
        if tag == "base" and values.get("href"):
            self.base = values["href"]
        passive = tag == "link" and set(values.get("rel", "").lower().split()) & PASSIVE
        for name, value in values.items():
            plain = name.removeprefix("xlink:")
            if (tag, plain) in FETCHED and not passive:
                self.found.append((value, line, True))
            elif (tag, plain) in FOLLOWED:
                self.found.append((value, line, False))
            elif name == "style":
                self.found += ((address, line, True) for address, _ in style_addresses(value))
        if tag in {"img", "source"} and values.get("srcset"):
            self.found += ((part.split()[0], line, True) for part in values["srcset"].split(", ") if part.split())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._style = False

    def handle_endtag(self, tag: str) -> None:
        self._style = False

    def handle_data(self, data: str) -> None:
        if self._style:
            line = self.getpos()[0]
            self.found += ((address, line + below, True) for address, below in style_addresses(data))


def style_addresses(text: str) -> Iterator[tuple[str, int]]:
    """Yield what a style sheet asks for, and how many lines below its start."""
    text = STYLE_COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    line = at = 0
    for match in STYLE_URL.finditer(text):
        line, at = line + text.count("\n", at, match.start()), match.start()
        yield next(group for group in match.groups() if group is not None), line


def page_references(text: str) -> tuple[str, list[Reference]]:
    """Return the base of a page's addresses and what it asks for."""
    page = _Page()
    try:
        page.feed(text)
        page.close()
    except (AssertionError, ValueError, RecursionError):
        pass  # what html.parser gives up at; what came before was found
    return page.base, page.found


def check_references(package: Package) -> None:
    """Every page and style sheet of the package."""
    for name in package.archive.names:
        suffix = PurePosixPath(name).suffix.lower()
        if suffix in {".html", ".htm", ".xhtml", ".svg"}:
            base, found = page_references(package.text(name))
        elif suffix == ".css":
            base, found = "", [(address, line + 1, True) for address, line in style_addresses(package.text(name))]
        else:
            continue
        if not SCHEME.match(base):  # with a base elsewhere all addresses lead there
            _tell(package, name, base, found)


def _tell(package: Package, name: str, base: str, found: list[Reference]) -> None:
    told = 0
    for address, line, fetched in found:
        value = address.strip()
        if told >= MOST_TOLD:
            return
        if SCHEME.match(value):
            if fetched and re.match(r"(https?:)?//", value, re.IGNORECASE):
                package.add_file(EXTERNAL, name, line, value=value[:200])
                told += 1
            continue
        path = target(name, base, value)
        if path is not None and path not in package.archive and not _folder_page(package, path):
            package.add_file(DANGLING, name, line, value=path[:200])
            told += 1


def target(name: str, base: str, value: str) -> str | None:
    """Return the path that the page `name` asks for by the address `value`, or `None` when it is not a file."""
    if not value or value.startswith(("#", "?", "{", "/")) or "{{" in value or "${" in value:
        return None  # itself, a template's placeholder, or the LMS's own address
    try:
        path = unquote(urlsplit(value).path)
    except ValueError:
        return None
    return (
        joined(str(PurePosixPath(joined(str(PurePosixPath(name).parent), base) + "/x").parent), path) if path else None
    )


def _folder_page(package: Package, path: str) -> bool:
    """Whether `path` is a folder of the package: a web server shows a page for it."""
    return path == "" or path in package.folders


CHECKS = (check_references,)
