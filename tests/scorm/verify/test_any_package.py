# SPDX-License-Identifier: Apache-2.0
"""Whatever is in a package, `verify` ends with a report, never with a traceback, and writes nothing."""

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.packages import entries, good
from helpers.zips import raw_zip
from sinau.diagnostics import Report
from sinau.diagnostics.forms.full import write
from sinau_scorm.verify import Edition, verify_package
from sinau_scorm.verify.source_lines import source_line_in_package

FEW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
EDITIONS = st.sampled_from(list(Edition))
PIECES = st.sampled_from(
    ["<", ">", "&", '"', "<item>", "</item>", "<item identifier='x'/>", "<!DOCTYPE a>", "<?a b?>", "<!-- c -->", "\0", "\ufffe", "%", "../",
     "//", "\\", "é", "#", "?", " xmlns=''", "<a:b/>", "<![CDATA[", "&#0;", "&x;", "href='C:/'", "href='http://[::1'", "xml:base='%'", "9" * 400]
)  # fmt: skip


def looked_at(path: Path) -> Report:
    report = Report()
    verify_package(path, report)
    for language in ("en", "id"):
        write(report, source_line_in_package([path]), language)
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    return report


@FEW
@given(
    edition=EDITIONS,
    changes=st.lists(st.tuples(st.integers(0, 9_000), st.integers(0, 40), PIECES), min_size=1, max_size=4),
)
def test_any_manifest(edition: Edition, changes: list[tuple[int, int, str]], tmp_path: Path) -> None:
    files = good(edition)
    text = str(files["imsmanifest.xml"])
    for place, gone, new in changes:
        at = place % len(text)
        text = text[:at] + new + text[at + gone :]
    (tmp_path / "paket.zip").write_bytes(raw_zip(entries({**files, "imsmanifest.xml": text})))

    looked_at(tmp_path / "paket.zip")


@FEW
@given(edition=EDITIONS, page=st.text(string.printable + "é\0", max_size=200), pieces=st.lists(PIECES, max_size=6))
def test_any_page_and_style(edition: Edition, page: str, pieces: list[str], tmp_path: Path) -> None:
    wild = {
        "index.html": f'<a href="{page}"><img src={page}><style>{page}</style>{"".join(pieces)}',
        "gaya.css": f"url({page}){pieces}",
    }
    (tmp_path / "paket.zip").write_bytes(raw_zip(entries({**good(edition), **wild})))

    looked_at(tmp_path / "paket.zip")


@FEW
@given(data=st.binary(max_size=200), changes=st.lists(st.tuples(st.integers(0), st.integers(0, 255)), max_size=12))
def test_any_bytes(data: bytes, changes: list[tuple[int, int]], tmp_path: Path) -> None:
    whole = bytearray(raw_zip(entries(good(Edition.SCORM12))))
    for place, value in changes:
        whole[place % len(whole)] = value
    (tmp_path / "paket.zip").write_bytes(whole + data if changes else data)

    report = looked_at(tmp_path / "paket.zip")
    assert report.errors or changes


@pytest.mark.parametrize(
    "manifest",
    [
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>',
        "<a>" * 5_000,
        "",
        "\ufeff",
        "<manifest xmlns='http://www.imsproject.org/xsd/imscp_rootv1p1p2'/>",
        "<manifest xmlns='http://www.imsglobal.org/xsd/imscp_v1p1'><organizations/><resources/><metadata/></manifest>",
    ],
)
def test_odd_manifests(manifest: str, tmp_path: Path) -> None:
    (tmp_path / "paket.zip").write_bytes(raw_zip(entries({"imsmanifest.xml": manifest})))

    assert looked_at(tmp_path / "paket.zip").errors


def test_a_secret_of_the_server_stays_there(tmp_path: Path) -> None:
    """An entity that names a file is neither read nor shown."""
    folder = tmp_path / "zip"
    folder.mkdir()
    secret = tmp_path / "rahasia.txt"
    secret.write_text("kata-sandi-42", encoding="utf-8")
    text = str(good(Edition.SCORM12)["imsmanifest.xml"])
    text = text.replace("<manifest ", f'<!DOCTYPE m [<!ENTITY x SYSTEM "{secret.as_uri()}">]>\n<manifest ')
    text = text.replace("<title>Kebun<", "<title>&x;<")
    (folder / "paket.zip").write_bytes(raw_zip(entries({**good(Edition.SCORM12), "imsmanifest.xml": text})))

    said = write(looked_at(folder / "paket.zip"), source_line_in_package([folder / "paket.zip"]), "en")

    assert "C722" in said
    assert "kata-sandi-42" not in said
