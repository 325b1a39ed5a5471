# SPDX-License-Identifier: Apache-2.0
"""A catalogue may come with anybody's `.git`: what is wrong in it ends in one message, and nothing else is read or shown."""

import gc
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from helpers.updates import lay_out
from sinau.command_line.program import main
from sinau.comparing import UnreadableError
from sinau.comparing.git import write_revision

# dulwich leaves what it has opened of a damaged pack to be collected, which must not become the fault of a test that comes later.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

SECRET = "rahasia-dapur-umum"
REVISIONS = ("HEAD", "utama", "v1", "HEAD~1", "refs/heads/utama", "tidak-ada", "0" * 40)


def git(folder: Path, *words: str) -> str:
    name = ["-c", "user.name=Ani", "-c", "user.email=ani@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *name, *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def make_repository(root: Path) -> Path:
    lay_out(root / "isi")
    git(root, "init", "-q", "-b", "utama")
    for number in ("satu", "dua"):
        (root / "isi/catatan.txt").write_text(number)
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", number)
    git(root, "tag", "-a", "v1", "-m", "terbit")
    return root


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """Have what a test left open collected before the next one begins."""
    yield
    gc.collect()


@pytest.fixture(scope="module")
def loose(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_repository(tmp_path_factory.mktemp("longgar") / "repo")


@pytest.fixture(scope="module")
def packed(loose: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("padat") / "repo"
    shutil.copytree(loose, root)
    git(root, "gc", "-q")
    return root


@pytest.fixture(scope="module")
def secret_of_others(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another repository, and a file beside it; neither is this user's to show."""
    root = tmp_path_factory.mktemp("orang") / "lain"
    root.mkdir()
    (root / "isi").mkdir()
    (root / "isi/catalogue.yml").write_text(SECRET)
    git(root, "init", "-q", "-b", "utama")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", SECRET)
    git(root, "tag", "-a", "v1", "-m", SECRET)
    (root / "sandi").write_text(f"{SECRET}:x:0:0\n[core]\n")
    return root


@pytest.fixture
def secret(secret_of_others: Path, tmp_path: Path) -> Path:
    """A copy of it, where "../../lain" leads to it."""
    root = tmp_path / "lain"
    shutil.copytree(secret_of_others, root)
    return root


def replaced(path: Path, text: str | bytes = "", link: Path | None = None) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    if link is not None:
        path.symlink_to(link)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def config(text: str) -> Callable[[Path, Path], None]:
    def change(control: Path, secret: Path) -> None:
        with (control / "config").open("a") as file:
            file.write(text.format(secret=secret))

    return change


def file(name: str, text: str | bytes) -> Callable[[Path, Path], None]:
    def change(control: Path, secret: Path) -> None:
        filled = text.format(secret=secret) if isinstance(text, str) else text
        replaced(control / name, filled)

    return change


def link(name: str, target: str) -> Callable[[Path, Path], None]:
    return lambda control, secret: replaced(control / name, link=secret / target)


def led_to(text: str) -> Callable[[Path, Path], None]:
    """Replace the folder `.git` by a file."""
    return lambda control, secret: replaced(control, text.format(secret=secret))


def cut(pattern: str, length: int, put: bytes = b"") -> Callable[[Path, Path], None]:
    def change(control: Path, secret: Path) -> None:
        for path in control.glob(pattern):
            if path.is_file():
                path.chmod(0o644)
                path.write_bytes(path.read_bytes()[:length] + put)

    return change


def gone(pattern: str) -> Callable[[Path, Path], None]:
    def change(control: Path, secret: Path) -> None:
        for path in list(control.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    return change


def folder(name: str) -> Callable[[Path, Path], None]:
    def change(control: Path, secret: Path) -> None:
        replaced(control / name)
        (control / name).unlink()
        (control / name).mkdir()

    return change


def several(*changes: Callable[[Path, Path], None]) -> Callable[[Path, Path], None]:
    def change(control: Path, secret: Path) -> None:
        for one in changes:
            one(control, secret)

    return change


def one_object_gone(control: Path, secret: Path) -> None:
    for path in sorted(control.glob("objects/??/*"))[:1]:
        path.unlink()


def borrowed(control: Path, secret: Path) -> None:
    """The branch is a commit of another repository, whose objects are used along."""
    replaced(control / "refs/heads/utama", git(secret, "rev-parse", "HEAD"))
    replaced(control / "objects/info/alternates", f"{secret}/.git/objects\n")


def queue(control: Path, secret: Path) -> None:
    """A file that never ends to be opened."""
    (control / "HEAD").unlink()
    os.mkfifo(control / "HEAD")


MUTANTS: dict[str, Callable[[Path, Path], None]] = {
    "includes a file": config("[include]\n\tpath = {secret}/sandi\n"),
    "includes settings": config("[include]\n\tpath = {secret}/.git/config\n"),
    "includes a device": config("[include]\n\tpath = /dev/zero\n"),
    "includes itself": config("[include]\n\tpath = config\n"),
    "includes on a condition": config('[includeIf "gitdir:/"]\n\tpath = {secret}/sandi\n'),
    "includes by a pattern": config('[includeIf "hasconfig:remote.*.url:**"]\n\tpath = {secret}/sandi\n'),
    "settings are no settings": file("config", "a\x00[b\n]=\n[["),
    "settings are bytes": file("config", bytes(range(256))),
    "settings are empty": file("config", ""),
    "settings are gone": gone("config"),
    "settings are a folder": folder("config"),
    "settings are elsewhere": link("config", "sandi"),
    "another version": config("[core]\n\trepositoryformatversion = 99\n"),
    "no version": config("[core]\n\trepositoryformatversion = satu\n"),
    "an unknown extension": config("[core]\n\trepositoryformatversion = 1\n[extensions]\n\tx = y\n"),
    "unknown digests": config("[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = md5\n"),
    "other refs": config("[core]\n\trepositoryformatversion = 1\n[extensions]\n\trefstorage = reftable\n"),
    "files elsewhere": config("[core]\n\tworktree = {secret}\n"),
    "bare with files": config("[core]\n\tbare = true\n\tworktree = ..\n"),
    "HEAD leads to itself": file("HEAD", "ref: HEAD\n"),
    "HEAD in a circle": several(
        file("HEAD", "ref: refs/heads/a\n"), file("refs/heads/a", "ref: refs/heads/b\n"), file("refs/heads/b", "ref: refs/heads/a\n")
    ),
    "HEAD is no ref": file("HEAD", "halo\n"),
    "HEAD is empty": file("HEAD", ""),
    "HEAD is bytes": file("HEAD", bytes(range(256))),
    "HEAD leads out": file("HEAD", "ref: ../../lain/sandi\n"),
    "HEAD leads away": file("HEAD", "ref: {secret}/sandi\n"),
    "HEAD is elsewhere": link("HEAD", "sandi"),
    "HEAD is another's": link("HEAD", ".git/HEAD"),
    "HEAD is a folder": folder("HEAD"),
    "HEAD is a queue": queue,
    "HEAD is gone": gone("HEAD"),
    "packed refs are none": file("packed-refs", "halo\nini bukan\n"),
    "packed refs are bytes": file("packed-refs", bytes(range(256))),
    "packed refs are elsewhere": link("packed-refs", "sandi"),
    "a branch is no digest": file("refs/heads/utama", "halo\n"),
    "a branch is bytes": file("refs/heads/utama", b"\xff\x00" * 30),
    "a branch is elsewhere": link("refs/heads/utama", "sandi"),
    "a branch is another's": link("refs/heads/utama", ".git/refs/heads/utama"),
    "branches are elsewhere": link("refs/heads", ".git/refs/heads"),
    "refs are gone": gone("refs"),
    "refs are a file": file("refs", "halo"),
    "a branch leads to a folder": file("refs/heads/utama", "ref: refs/heads\n"),
    "objects are gone": gone("objects/??"),
    "one object is gone": one_object_gone,
    "objects are cut": cut("objects/??/*", 8),
    "objects are empty": cut("objects/??/*", 0),
    "objects are others": cut("objects/??/*", 0, b"x\x9cK\xca\xc9OR0b\x00\x00\x00\xff\xff"),
    "objects are elsewhere": link("objects", ".git/objects"),
    "objects are a file": file("objects", "halo"),
    "packs are elsewhere": link("objects/pack", ".git/objects/pack"),
    "packs are cut": cut("objects/pack/*.pack", 100),
    "packs are empty": cut("objects/pack/*.pack", 0),
    "an index of packs is cut": cut("objects/pack/*.idx", 60),
    "an index of packs is wrong": cut("objects/pack/*.idx", 1032, b"\xff" * 400),
    "packs are gone": gone("objects/pack/*.pack"),
    "objects of others": borrowed,
    "shallow is none": file("shallow", "halo\n"),
    "the repository is another's": led_to("gitdir: {secret}/.git\n"),
    "the repository is the machine's": led_to("gitdir: /etc\n"),
    "the repository is a file": led_to("gitdir: {secret}/sandi\n"),
    "the repository is nowhere": led_to("gitdir: tidak/ada\n"),
    "the repository is no path": led_to("gitdir: a\x00b\n"),
    "the repository is itself": led_to("gitdir: .git\n"),
    "the repository is empty": led_to(""),
    "the repository is no line": led_to(SECRET),
    "the repository is a link": lambda control, secret: replaced(control, link=secret / ".git"),
    "shared with another": file("commondir", "{secret}/.git\n"),
    "shared with nothing": file("commondir", "tidak/ada\n"),
    "shared by a link": link("commondir", "sandi"),
}  # fmt: skip


def tried(root: Path, into: Path) -> dict[str, str]:
    """Write each revision out and return what is said of those that cannot be."""
    said = {}
    for revision in REVISIONS:
        folder = into / revision.replace("/", "-")
        folder.mkdir(parents=True)
        try:
            write_revision(root / "isi", revision, folder)
        except UnreadableError as error:
            said[revision] = error.text("en")
        assert SECRET not in "".join(p.read_text(errors="replace") for p in folder.rglob("*") if p.is_file())
    return said


@pytest.mark.parametrize("form", ["loose", "packed"])
@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_repository_that_is_not_as_it_should_be(
    mutant: str,
    form: str,
    request: pytest.FixtureRequest,
    secret: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    root = tmp_path / "repo"
    shutil.copytree(request.getfixturevalue(form), root, symlinks=True)
    MUTANTS[mutant](root / ".git", secret)

    said = tried(root, tmp_path / "hasil")

    assert {"tidak-ada", "0" * 40} <= said.keys()
    shown = "".join(said.values()) + "".join(capfd.readouterr())
    assert SECRET not in shown
    assert "Traceback" not in shown


@pytest.mark.parametrize(
    "mutant", ["includes a file", "settings are no settings", "HEAD leads to itself", "objects are cut"]
)
@pytest.mark.parametrize("language", ["en", "id"])
def test_the_command_says_it_in_one_message(
    mutant: str, language: str, loose: Path, secret: Path, tmp_path: Path
) -> None:
    root = tmp_path / "repo"
    shutil.copytree(loose, root)
    MUTANTS[mutant](root / ".git", secret)
    isi = str(root / "isi")

    result = CliRunner().invoke(main, ["compare", "HEAD", isi, "--content", isi, "--lang", language])

    assert "Traceback" not in result.stderr
    assert SECRET not in result.output
    if mutant == "includes a file":
        assert result.exit_code == 0
    else:
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1
        assert ("Repositori git" in result.stderr or "Tidak ada HEAD" in result.stderr) == (language == "id")


def test_an_untouched_repository_has_its_revisions(loose: Path, packed: Path, tmp_path: Path) -> None:
    for root in (loose, packed):
        said = tried(root, tmp_path / root.parent.name)

        assert said.keys() == {"tidak-ada", "0" * 40}
        assert all("There is no" in message for message in said.values())


def test_a_worktree_and_a_submodule_have_theirs(loose: Path, tmp_path: Path) -> None:
    root = tmp_path / "repo"
    shutil.copytree(loose, root)
    git(root, "worktree", "add", "-q", str(tmp_path / "samping"))
    above = tmp_path / "atas"
    above.mkdir()
    git(above, "init", "-q", "-b", "utama")
    git(above, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(loose), "kursus")

    assert tried(tmp_path / "samping", tmp_path / "a").keys() == {"tidak-ada", "0" * 40}
    assert tried(above / "kursus", tmp_path / "b").keys() <= {"tidak-ada", "0" * 40, "utama", "v1", "refs/heads/utama"}
    assert "HEAD" not in tried(above / "kursus", tmp_path / "c")


@given(st.data())
def test_any_accident(loose: Path, packed: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("rusak")
    root = folder / "repo"
    shutil.copytree(data.draw(st.sampled_from([loose, packed])), root, symlinks=True)
    files = sorted(path for path in (root / ".git").rglob("*") if path.is_file() and "hooks" not in path.parts)
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(files))
        path.chmod(0o644)
        content = bytearray(path.read_bytes())
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=20))
        path.write_bytes(content[: data.draw(st.sampled_from([len(content), at]))])

    tried(root, folder / "hasil")
