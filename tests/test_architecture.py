# SPDX-License-Identifier: Apache-2.0
"""The rules of the project (ARCHITECTURE.md) as a table, and the sizes that keep it readable."""

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from helpers.script_words import is_wording, literals

ROOT = Path(__file__).parents[1]
PACKAGES = {
    "sinau": ROOT / "generator/sinau",
    "sinau_scorm": ROOT / "scorm/sinau_scorm",
    "sinau_lms": ROOT / "scorm/sinau_lms",
    "sinau_theme": ROOT / "themes/sinau_theme",
}
LINES, FUNCTION_LINES = 400, 60

# Rule 1: what each folder of `sinau`, and each module at its top, may import. There is no circle in it.
BELOW_ALL = {"diagnostics", "texts"}
MODEL = BELOW_ALL | {"answers", "model"}
READING = MODEL | {"source"}
TYPES = {"extensions", "question_type"}
MAY_IMPORT: dict[str, set[str]] = {
    "texts": set(),
    "diagnostics": {"texts"},
    "answers": set(),
    "model": BELOW_ALL | {"answers"},
    "operating_system": BELOW_ALL,
    "source": MODEL | {"operating_system"},
    "markdown": READING,
    "drawings": set(),
    "question_type": MODEL | {"source"},
    "questions": MODEL | {"question_type", "source"},
    "archive": set(),  # reads packages of anybody: it must not need anything of ours
    "output": BELOW_ALL | {"operating_system"},
    "cache": set(),  # bytes by digests: whatever they are of
    "pdf": {"cache", "operating_system"},
    "publication": READING | {"output"},
    # It looks into folders for what was added, and names only what it finds.
    "extensions": READING | {"plugin", "publication", "question_type", "questions"},
    # What other distributions import: all of Sinau that plugins need.
    "plugin": READING | {"output", "publication", "question_type", "questions"},
    # The stages know nothing of one another: each takes what the one before has made.
    "parsing": READING | TYPES | {"drawings", "markdown", "questions"},
    "checks": READING | TYPES | {"markdown", "publishing"},
    "rendering": READING | TYPES | {"markdown"},
    # What all publications share, and the site's part of it.
    "search": MODEL,
    "publishing": MODEL | {"extensions", "output", "search", "source"},
    "site": READING | {"command_line", "compiler", "output", "publishing", "search", "unchanged"},
    "publications": MODEL | {"output", "publication", "publishing", "site", "source"},
    "locks": READING | {"archive", "output", "parsing", "publishing"},  # `parsing.lock` knows how numbers are written
    "page_results": READING | TYPES | {"cache", "checks", "operating_system", "parsing", "rendering"},
    # Runs that change nothing: they must not need what a run that does is made of.
    "unchanged": READING | {"cache", "extensions", "operating_system", "page_results"},
    "loading": READING | {"cache", "checks", "page_results", "parsing"},
    "compiler": READING
    | TYPES
    | {"cache", "loading", "locks", "output", "pdf", "publication", "publishing", "rendering"},
    # It stays in memory and asks the stages again and again.
    "preview": READING | {"cache", "loading", "output", "page_results", "publishing", "rendering", "site"},
    "api": BELOW_ALL | {"compiler", "extensions", "loading", "output"},
    # It takes from folders what the player would be told, and from packages what the player was told.
    "comparing": READING | {"archive", "compiler", "extensions", "locks", "publishing"},
    "lock_editing": READING | {"checks", "comparing", "locks", "parsing"},
    # It begins files for authors, and reads what is there before it adds to that.
    "creating": READING | TYPES | {"markdown", "output", "parsing"},
    # It mends what the stages have found wrong, and gives ids as `sinau new` does.
    "fixing": READING | {"checks", "creating", "markdown", "parsing"},
    # It asks other hosts, only when told to.
    "outside_links": READING | {"checks", "markdown"},
    # Each command is a file; what all of them share stands in `command_line.shared`.
    "command_line": READING | {"cache", "extensions", "operating_system"},
    "commands": READING
    | {
        "cache",
        "command_line",
        "comparing",
        "compiler",
        "creating",
        "extensions",
        "fixing",
        "loading",
        "lock_editing",
        "locks",
        "operating_system",
        "outside_links",
        "output",
        "parsing",
        "pdf",
        "preview",
        "unchanged",
    },
}
# Modules that may import less than the rest of their folder.
NARROWER: dict[str, set[str]] = {
    "sinau.parsing.editor_schemas": READING | {"parsing"},
    "sinau.publishing.brand_styles": MODEL,
    "sinau.publishing.linking": MODEL,
    "sinau.publishing.parts": MODEL,
    "sinau.site.pages": MODEL | {"output", "publishing", "search", "source"},
}
# Rule 2: all that packages of other standards may know of the compiler.
# What the LMSs know of the packager: how a manifest is read, and what is none.
LMS_MAY_IMPORT = {"manifest", "recognising", "nearby_names", "addresses"}
SCORM_MAY_IMPORT = (
    "sinau.answers",
    "sinau.model",
    "sinau.diagnostics",
    "sinau.texts",
    "sinau.output.filetree",
    "sinau.output.artefact",
    "sinau.archive",
    "sinau.publishing.outlines",
    "sinau.publishing.parts",
    "sinau.publishing.player_files",
    "sinau.publication",
    "sinau.publishing.built_files",
    "sinau.command_line.shared",
    "sinau.plugin",  # settings are declared as a plugin's are
)
# Rule 3: the only modules, or packages of modules, that import a library.
ONLY_IMPORTED_BY = {
    "mkdocs": {f"sinau.site.mkdocs_{part}" for part in ("build", "plugin", "templates")},
    "yaml": {"sinau.source.yaml"},
    "pymdownx": {"sinau.markdown.emoji"},
    "pyromark": {"sinau.markdown.engine"},
    "pygments": {"sinau.markdown.highlight"},
    "latex2mathml": {"sinau.markdown.formulas"},
    "nh3": {"sinau.rendering.html_cleaning"},
    # The sheet knows no theme: it is the package's, and looks alike whatever the course looks like.
    "jinja2": {
        "sinau.publishing.player",
        "sinau.publications.handout",
        "sinau.site.mkdocs_templates",
        "sinau.site.pages.templates",
        "sinau_scorm.sheet.document",
    },
    "tinycss2": {"sinau.drawings.style"},
    "PIL": {"sinau.site.pages.pictures"},
    "weasyprint": {"sinau.pdf.drawing"},
    "babel": {"sinau.texts"},
    "watchdog": {"sinau.preview.server"},
    "lxml": {"sinau_scorm.manifest", "sinau_scorm.verify"},
    # `sinau.archive` reads zips of others by itself: zipfile believes their headers.
    "zipfile": {"sinau.output.artefact"},
    "filelock": {"sinau.output.build_lock", "sinau.locks"},
    "dulwich": {"sinau.comparing.git"},
    "sqlite3": set(),
    "pickle": set(),
    "requests": set(),
}
# Rule 7: content is data. Nothing of ours runs what it did not bring along, or asks the network.
NEVER_CALLED = {"eval", "exec", "compile", "__import__"}
NEVER_IMPORTED = {
    "subprocess",
    "ctypes",
    "marshal",
    "shelve",
    "runpy",
    "urllib.request",
    "http.client",
    "xml.dom",
    "xml.sax",
} | {f"xml.etree.ElementTree.{parser}" for parser in ("parse", "fromstring", "iterparse", "XML", "XMLParser")}
ALLOWED_ANYWAY = {
    ("sinau.operating_system.swap", "ctypes"): "the system call that exchanges two folders is reached in no other way",
    ("sinau.outside_links.asking", "urllib.request"): "`sinau check --links` asks whether addresses are still there",
    ("sinau.outside_links.asking", "http.client"): "what such a request may raise",
}
# Our own HTML is a sequence of texts and holes (`sinau.model.html_pieces`): nothing looks for a place in it with a pattern or a parser.
WITHOUT_PATTERNS = (
    "sinau.publications",
    "sinau.publishing.linking",
    "sinau.publishing.player",
    "sinau.rendering",
    "sinau.site.mkdocs_plugin",
    "sinau.site.pages",
)
WRITERS_OF_HTML = {
    "sinau.markdown.html",
    "sinau.markdown.hole_marks",
    "sinau.markdown.visible_text",
    "sinau.model.html_pieces",
    "sinau.model.rendered",
}
PATTERNS = {"re", "html.parser", "lxml", "bs4", "html5lib", "fnmatch"}
PATTERNS_ANYWAY = {
    "sinau.site.mkdocs_plugin": "names of Material's files",
    "sinau.site.pages.material_style": "Material's style, which is no HTML",
    "sinau.rendering.visible_words": "what a reader sees of a question, for reports and lists: it looks for no place",
    "sinau.rendering.hashed.question": "frozen: the text that is hashed",
}
READS_HTML = re.compile(r"<(?![=!])")
# "Between read and write nothing touches disk, clock, network or environment."
PURE = {"model", "diagnostics", "markdown", "questions", "parsing", "checks", "rendering", "question_type"}
PURE_MODULES = {"sinau.publishing.linking"}
# Reading and writing files needs no import where somebody hands in a path.
TOUCHES_FILES = {
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "mkdir",
    "iterdir",
    "is_file",
    "is_dir",
}
TOUCHES_FILES |= {"exists", "stat", "unlink", "glob", "rglob", "today", "now"}
TOUCHES_FILES_ANYWAY = {
    "sinau.parsing.editor_schemas": "`sinau schema` writes what it makes; no stage calls it",
    "sinau.questions": "finds the folders of the question types, which are a part of the program",
}
IMPURE = {"os", "socket", "time", "random", "tempfile", "shutil", "locale", "platform", "secrets", "uuid"}


@dataclass(frozen=True)
class Module:
    """A module of ours: its dotted name and its file."""

    name: str
    path: Path

    @property
    def package(self) -> str:
        return self.name.partition(".")[0]

    @property
    def folder(self) -> str:
        return folder_of(self.name)

    @property
    def tree(self) -> ast.Module:
        return parsed(self.path)

    @property
    def imports(self) -> frozenset[str]:
        return imported(self.path)


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imported(path: Path) -> frozenset[str]:
    """What a module imports anywhere, also in functions and for type checkers only: modules, or names in packages.

    A name that is put together while the program runs is not seen.
    """
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: import by full names"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and called(node) == "import_module" and isinstance(node.args[0], ast.Constant):
            found.add(str(node.args[0].value))
    return frozenset(found)


def called(call: ast.Call) -> str:
    """Return the name of what is called, without the object before it; "" where it has none."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def folder_of(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


def within(name: str, *parents: str) -> bool:
    """Tell whether `name` is one of `parents` or something in it."""
    return any(name == parent or name.startswith(f"{parent}.") for parent in parents)


def modules() -> Iterator[Module]:
    for package, folder in PACKAGES.items():
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(folder).with_suffix("").parts
            yield Module(".".join([package, *parts]).removesuffix(".__init__"), path)


MODULES = list(modules())


def each_module(test: Callable[[Module], None]) -> Callable[[], None]:
    """Make `test` look at every module, and tell all that fail."""

    def run() -> None:
        failures = []
        for module in MODULES:
            try:
                test(module)
            except AssertionError as error:
                failures.append(f"{module.name}: {error}")
        assert not failures, "\n".join(failures)

    return run


@cache
def project_files() -> tuple[str, ...]:
    """Return the project's own files: those in git, and new ones that git would not ignore."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return tuple(sorted({name for name in listed.split("\0") if name and (ROOT / name).is_file()}))


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def scripts(*folders: str) -> list[str]:
    return [name for name in project_files() if name.endswith(".js") and name.startswith(folders)]


PLAYER = scripts("themes/sinau_theme/player/")
TRACKING = scripts("scorm/sinau_scorm/tracking/")
OWN_SCRIPTS = scripts("themes/", "scorm/")


@each_module
def test_imports_go_one_way(module: Module) -> None:
    if module.package != "sinau" or not module.folder:
        return
    assert module.folder in MAY_IMPORT, f"put {module.folder} into the table: what may it know?"
    known = {folder_of(name) for name in module.imports if name.partition(".")[0] == "sinau"}

    assert known - MAY_IMPORT[module.folder] - {module.folder, "__version__"} == set()
    for narrow, below in NARROWER.items():
        if within(module.name, narrow):
            assert known - below - {"__version__"} == ({module.folder} & known) - below, narrow


def test_the_table_has_no_circles_and_no_leftovers() -> None:
    folders = {module.folder for module in MODULES if module.package == "sinau" and module.folder}
    assert set(MAY_IMPORT) == folders
    left = {folder: set(below) & folders for folder, below in MAY_IMPORT.items()}
    while left:
        bottom = {folder for folder, below in left.items() if not below & left.keys()}
        assert bottom, f"these import one another: {sorted(left)}"
        left = {folder: below for folder, below in left.items() if folder not in bottom}


# What programs and plugins import, and the chain. Every other module has a folder of its job.
AT_THE_TOP = {"__init__", "api", "compiler", "loading", "plugin", "publication", "question_type"}


def test_modules_have_a_folder_of_their_job() -> None:
    assert {path.stem for path in PACKAGES["sinau"].glob("*.py")} == AT_THE_TOP


# Names that stood for several things, or for something else ("Words of the code" in ARCHITECTURE.md has those of today).
# This looks at names of modules and of public classes and functions only: whether another name says what it should, a reader has to tell.
NOT_AS_A_NAME = {
    "judge",
    "personality",
    "habits",
    "conduct",
    "faces",
    "face",
    "drill",
    "house",
    "room",
    "door",
    "downhill",
    "told",
    "asked",
    "owed",
    "opened",
    "shaped",
    "made",
    "staged",
    "accompany",
    "bits",
    "typed",
    "marks",
    "lines",
    "care",
    "earlier",
    "gather",
    "saved",
    "steps",
}
# The published script of "My progress" is called so: pages ask for it by this name.
NAMED_ANYWAY = {"themes/sinau_theme/player/entries/care.js"}


def names_in(name: str) -> Iterator[str]:
    """Yield the name of the module `name` and of all classes and functions at its top."""
    yield Path(name).stem
    if name.endswith(".py"):
        tree = parsed(ROOT / name)
        yield from (node.name for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef))
    else:
        yield from re.findall(r"(?m)^(?:export )?(?:async )?(?:function\*?|class) (\w+)", text_of(name))


def test_no_name_stands_for_several_things_again() -> None:
    modules = [module.path.relative_to(ROOT).as_posix() for module in MODULES] + OWN_SCRIPTS
    found = {
        f"{module}: {name}"
        for module in modules
        if module not in NAMED_ANYWAY
        for name in names_in(module)
        if name.lower() in NOT_AS_A_NAME
    }
    assert found == set()
    assert set(modules) >= NAMED_ANYWAY, "no longer needed"


# Classes of one name that mean one thing to their reader, and why a second name would be worse.
NAMED_TWICE = {
    "Item": "the element <item> of a manifest: as it is written (organization.py) and as it was read (reading.py)",
    "Resource": "the element <resource>, in the same two modules",
}


def test_no_two_classes_share_a_name() -> None:
    """Public classes only, in Python and in JavaScript; functions may share a name, as `check` and `render` do."""
    places: dict[str, list[str]] = {}
    for module in MODULES:
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(module.name)
    for name in OWN_SCRIPTS:
        for found in re.findall(r"(?m)^(?:export )?class (\w+)", text_of(name)):
            places.setdefault(found, []).append(name)
    twice = {name: found for name, found in places.items() if len(found) > 1}

    assert {name: found for name, found in twice.items() if name not in NAMED_TWICE} == {}
    assert set(NAMED_TWICE) <= set(twice), "no longer needed"


@each_module
def test_packages_know_each_other_one_way_only(module: Module) -> None:
    known = {name for name in module.imports if name.partition(".")[0] in PACKAGES}
    if module.package == "sinau":
        assert {name for name in known if not name.startswith("sinau.") and name != "sinau"} == set()
    elif module.package == "sinau_scorm":
        assert [name for name in known if name.startswith("sinau.") and not within(name, *SCORM_MAY_IMPORT)] == []
        assert {name for name in known if name.startswith(("sinau_theme", "sinau_lms"))} == set()
    elif module.package == "sinau_lms":
        assert [name for name in known if name.startswith("sinau.") and not within(name, *SCORM_MAY_IMPORT)] == []
        assert {name for name in known if name.startswith("sinau_theme")} == set()
        assert {folder_of(name) for name in known if name.startswith("sinau_scorm")} <= LMS_MAY_IMPORT
    else:
        assert known == set()


@each_module
def test_each_library_is_imported_where_it_may_be(module: Module) -> None:
    for library, importers in ONLY_IMPORTED_BY.items():
        if any(name == library or name.startswith(f"{library}.") for name in module.imports):
            assert any(within(module.name, importer) for importer in importers), library


@each_module
def test_publications_do_not_know_one_another(module: Module) -> None:
    if module.folder == "publications":
        folder = f"{module.package}.publications."
        assert {name for name in module.imports if name.startswith(folder)} == set()


@each_module
def test_content_is_never_executed(module: Module) -> None:
    for library in NEVER_IMPORTED:
        if any(name == library or name.startswith(f"{library}.") for name in module.imports):
            assert (module.name, library) in ALLOWED_ANYWAY, library
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in NEVER_CALLED, f"{module.name}:{node.lineno}"


@each_module
def test_the_middle_of_the_chain_is_pure(module: Module) -> None:
    pure = module.package == "sinau" and module.folder in PURE and module.name != "sinau.diagnostics.forms"
    if pure or module.name in PURE_MODULES:
        assert {name.partition(".")[0] for name in module.imports} & IMPURE == set()
        calls = {called(node) for node in ast.walk(module.tree) if isinstance(node, ast.Call)} & TOUCHES_FILES
        assert bool(calls) == (module.name in TOUCHES_FILES_ANYWAY), sorted(calls) or "no longer needed"


def wording_in(tree: ast.Module) -> Iterator[int]:
    """Yield the lines on which a module words something itself, where a key of a text belongs."""
    key = re.compile(r"[a-z0-9_]+\.[a-z0-9_]*\Z")
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        if name == "Rule" and len(node.args) + len(node.keywords) > 3:
            yield node.lineno
        elif name in {"Message", "sheet_text"} and node.args:
            first = node.args[0].values[0] if isinstance(node.args[0], ast.JoinedStr) else node.args[0]
            if len(node.args) > (2 if name == "Message" and isinstance(first, ast.Attribute) else 1) or (
                isinstance(first, ast.Constant) and not key.match(str(first.value))
            ):
                yield node.lineno
        elif name.startswith("click.") and any(
            keyword.arg in {"help", "short_help", "epilog"} and isinstance(keyword.value, ast.Constant | ast.JoinedStr)
            for keyword in node.keywords
        ):
            yield node.lineno


@each_module
def test_no_wording_stands_in_the_code(module: Module) -> None:
    assert [f"{module.name}:{line}" for line in wording_in(module.tree)] == [], (
        "write the text into texts/en/<section>.json and texts/id/<section>.json and name its key: "
        'Message("<section>.<key>"); of a rule under its code, of a command or an option in help.json (CONTRIBUTING.md)'
    )


def test_sentences_in_the_code_would_be_noticed() -> None:
    source = '''
"""The page has been saved."""
click.echo(f"Press Ctrl-C to stop {address}")
raise ValueError("there is no such page")
'''
    assert list(sentences_in(ast.parse(source))) == ["Press Ctrl-C to stop"]


def test_wording_in_the_code_would_be_noticed() -> None:
    source = """
RULE = Rule("C401", "broken-link", Severity.ERROR, Message("There is none.", "Tidak ada."))
WORDS = Message("There is none.")
FINE = Message("content.none").filled(name="x")
ALSO = Message(f"content.kinds_{kind}")
@click.option("--x", help="Words.")
def run(): sheet_text(f"Words {x}")
"""
    assert sorted(set(wording_in(ast.parse(source)))) == [2, 3, 6, 7]


SENTENCE = re.compile(r"(?:[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'-]+[,.:;!?]? ){3}[A-Za-z]{2,}")
# Lists of names, what libraries say, others' copyright, and the first lines of lock files, which are the same for everybody.
NAMES_AND_LINES = {
    "sinau.drawings.names",
    "sinau.markdown.rawhtml",
    "sinau.parsing.catalogue_lock",
    "sinau.parsing.ids_lock",
    "sinau.questions.number.units",
    "sinau.site.pages.material_style",
    "sinau.source.yaml",
    "sinau_scorm.manifest.others",
}


def sentences_in(tree: ast.Module) -> Iterator[str]:
    """Yield the strings of a module that are sentences, but for docstrings and what it raises: that is for developers."""
    unread: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise | ast.Assert):
            unread |= {id(below) for below in ast.walk(node)}
        elif isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and ast.get_docstring(
            node
        ):
            unread |= {id(below) for below in ast.walk(node.body[0])}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in unread:
            yield from SENTENCE.findall(node.value)


@each_module
def test_no_sentence_stands_in_the_code(module: Module) -> None:
    assert bool(list(sentences_in(module.tree))) is (module.name in NAMES_AND_LINES), list(sentences_in(module.tree))


# What looks like words in a script and is none: values of the standards and of settings, names of rules that calls break, a learner's
# name, the name of the standard as a title in tests, the last line of a file.
NO_WORDING = {
    *("not attempted", "continue,no message", "at once", "at end", "after passing", "value {}", "range {}", "error {}"),
    *("Aminah, Siti", "SCO", "end {}", "{}\\nend {}\\n"),
}
# The standards' own words for errors, which an LMS answers with in every language; endings of English words; headings that people write.
OTHERS_WORDS = {
    "scorm/sinau_lms/scorm12_errors.js",
    "scorm/sinau_lms/scorm2004_errors.js",
    "themes/sinau_theme/collect/participants.js",
    "themes/sinau_theme/player/search/roots.js",
}
SCRIPTS_WITH_READERS = [*OWN_SCRIPTS, *scripts("generator/")]


def test_no_wording_stands_in_scripts() -> None:
    found = {
        (name, literal.line, literal.text)
        for name in SCRIPTS_WITH_READERS
        for literal in literals(text_of(name))
        if is_wording(literal)
    }

    assert [
        f"{name}:{line}: {text}" for name, line, text in found if text not in NO_WORDING and name not in OTHERS_WORDS
    ] == [], (
        "write the text into texts/en/<section>.json and texts/id/<section>.json, and have the script ask for its key"
    )
    assert NO_WORDING - {text for _, _, text in found} == set(), "no longer needed"
    assert OTHERS_WORDS - {name for name, _, _ in found} == set(), "no longer needed"


def test_wording_in_scripts_would_be_noticed() -> None:
    wording = [
        "say('The page has been saved.');",
        "say(`${count} pages`);",
        "say(`page ${number}`);",
        "say(`a ${b ? `of them` : ''}`);",
        "button.textContent = 'Save';",
        "button.setAttribute('aria-label', 'Close');",
        'place.innerHTML = `<b class="x">Saved</b>`;',
        "const fault = 'commit refused';",
        "say(`${JSON.stringify({ a: { b } })}`, `has been saved`);",
    ]
    fine = [
        "throw new Error('no such profile');",
        "button.className = 'quiet main';",
        "make('p', { class: 'empty soft' });",
        "find('.choice input, .answer textarea');",
        "place.closest('p, li, td');",
        "say(`no_element_${edition}`);",
        "style.transform = `translate(${x}px, ${y}px)`;",
        "button.setAttribute('aria-label', words.close);",
        "const all = `${JSON.stringify({ a: { b } })}, `; const text = `x`;",
        "// The page has been saved.",
        "const pattern = /the page has been saved/;",
    ]

    assert [source for source in wording if not any(is_wording(one) for one in literals(source))] == []
    assert [source for source in fine if any(is_wording(one) for one in literals(source))] == []


READERS = {"len", "bool", "iter", "list", "tuple", "set", "sorted", "any", "all", "next", "sum", "print", "enumerate"}


def report_reads(path: Path) -> Iterator[str]:
    """Yield where a module reads a report that it was given: adding to it and handing it on is none."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        given = {arg.arg for arg in ast.walk(function.args) if isinstance(arg, ast.arg)}
        for node in ast.walk(function):
            name = isinstance(node, ast.Name) and node.id == "report" and "report" in given
            if not name and not (isinstance(node, ast.Attribute) and node.attr == "_report"):
                continue
            parent = parents[node]
            adds = isinstance(parent, ast.Attribute) and parent.attr in {"add", "extend", "collect"}
            called = parent.func if isinstance(parent, ast.Call) and node is not parent.func else None
            passed = called is not None and not (isinstance(called, ast.Name) and called.id in READERS)
            kept = isinstance(parent, ast.Tuple | ast.Assign)
            if not (adds or passed or kept or isinstance(parent, ast.keyword)):
                yield f"{path}:{node.lineno}"


def test_no_stage_reads_what_another_has_reported() -> None:
    # Errors stop the chain, and at its end somebody reads the report: these alone may.
    ends = ("compiler.py", "shared.py", "printing.py", "mending.py")
    stages = [path for path in (ROOT / "generator/sinau").rglob("*.py") if path.name not in ends]
    stages = [path for path in stages if not {"forms", "commands", "diagnostics"} & set(path.parts)]

    assert [place for path in stages for place in report_reads(path)] == []


@pytest.mark.parametrize(
    "line",
    [
        "len(report)",
        "any(report)",
        "[x for x in report]",
        "if report.errors: pass",
        "x in report",
        "self._report.warnings",
    ],
)
def test_reading_a_report_would_be_noticed(line: str, tmp_path: Path) -> None:
    module = tmp_path / "stage.py"
    module.write_text(f"def stage(self, report):\n    report.add(1)\n    other(report)\n    {line}\n", encoding="utf-8")

    assert [place.rpartition(":")[2] for place in report_reads(module)] == ["4"]


@each_module
def test_no_pattern_reads_our_own_html(module: Module) -> None:
    if module.package != "sinau" or not (within(module.name, *WITHOUT_PATTERNS) or module.name in WRITERS_OF_HTML):
        return
    used = {name for name in module.imports if any(name == one or name.startswith(f"{one}.") for one in PATTERNS)}
    assert not used or module.name in PATTERNS_ANYWAY, (
        f"{sorted(used)}: note it while writing (sinau/markdown/hole_marks.py)"
    )
    if PATTERNS_ANYWAY.get(module.name, "").startswith("names of"):
        assert [text for text in patterns_in(module.tree) if READS_HTML.search(text)] == []


def patterns_in(tree: ast.Module) -> Iterator[str]:
    """Yield the texts that are handed to functions of `re`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            texts = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))
            yield from (text for text in texts if isinstance(text, str))


@each_module
def test_modules_and_functions_fit(module: Module) -> None:
    assert len(module.path.read_text(encoding="utf-8").splitlines()) <= LINES
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < FUNCTION_LINES, f"{module.name}: {node.name}"


@pytest.mark.parametrize("name", OWN_SCRIPTS)
def test_scripts_and_their_functions_fit(name: str) -> None:
    lines = text_of(name).splitlines()
    assert len(lines) <= LINES
    for first, indentation in starts_of_functions(lines):
        last = next(n for n in range(first, len(lines)) if lines[n].startswith(f"{indentation}}}"))
        assert last - first < FUNCTION_LINES, f"{name}:{first + 1}"


def starts_of_functions(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield where functions and methods start, and their indentation; the formatter puts their ends there too."""
    start = re.compile(
        r"(\s*)(?:(?:export |async |static |get |set |\* ?)*(?:function\b.*|#?\w+\([^;]*\))|(?:export )?const \w+ = .*=>) \{$"
    )
    for number, line in enumerate(lines):
        match = start.match(line)
        if match and not re.match(r"\s*(?:if|for|while|switch|catch|return)\b", line):
            yield number, match[1]


# The one library that a learner's page has, in a script that is fetched only when results are handed on, and the one of the supervisor's.
LIBRARIES_OF_SCRIPTS = {
    "themes/sinau_theme/player/results/hand_on.js": {"qrcode-generator"},
    "themes/sinau_theme/collect/pseudonyms.js": {f"@noble/hashes/{part}" for part in ("hmac", "sha2", "utils")},
}


def imported_by(name: str) -> set[str]:
    """Return the files that a script imports, from the project's root."""
    found = set(re.findall(r"""(?:from|import)\s*\(?\s*["']([^"']+)["']""", text_of(name)))
    found -= LIBRARIES_OF_SCRIPTS.get(name, set())
    assert all(path.startswith(".") for path in found), f"{name} imports a package: bundles hold our own code only"
    return {((ROOT / name).parent / path).resolve().relative_to(ROOT).as_posix() for path in found}


@pytest.mark.parametrize("name", PLAYER)
def test_the_player_knows_no_standard(name: str) -> None:
    assert {path for path in imported_by(name) if not path.startswith("themes/sinau_theme/")} == set()
    assert not re.search(r"\b(LMSSetValue|LMSInitialize|cmi\.|API_1484_11)", text_of(name))


@pytest.mark.parametrize("name", [name for name in TRACKING if "/entries/" not in name])
def test_tracking_does_not_touch_the_page(name: str) -> None:
    code = re.sub(r"(?s)/\*.*?\*/|//[^\n]*", "", text_of(name))
    assert not re.search(r"\bdocument\b|\binnerHTML\b|\bquerySelector", code)


def test_source_files_name_their_licence() -> None:
    sources = [name for name in project_files() if name.endswith((".py", ".js", ".mjs", ".css", ".j2"))]

    assert [name for name in sources if "SPDX-License-Identifier: Apache-2.0" not in text_of(name)[:200]] == []


STANDARDS = re.compile(r"scorm|\bscos?\b|\bcmi\b|imsmanifest|adlcp|imsss|mapinfo|organi[sz]ation\b", re.IGNORECASE)
# Files of the core that know a standard's word all the same, and why they have to.
STANDARDS_ANYWAY = {
    "generator/sinau/command_line/support_code.py": "the numbers of kinds in codes that learners' devices write: they never change",
}


def test_the_core_knows_no_standard_of_packages() -> None:
    found = {
        f"{name}:{number}: {line.strip()}"
        for name in project_files()
        if name.startswith("generator/sinau/") and name not in STANDARDS_ANYWAY
        for number, line in enumerate(text_of(name).splitlines(), start=1)
        if STANDARDS.search(line)
    }
    assert found == set()
    assert all(STANDARDS.search(text_of(name)) for name in STANDARDS_ANYWAY), "no longer needed"


# Written in pieces, or this file would find itself.
MACHINE = re.compile("|".join(["/" + r"work/\w", "/" + r"root/\w", "/" + r"tmp/\w+\.\d"]))
# Tests of places on other systems make some up.
HOME = re.compile("|".join(["/" + r"home/\w", "/" + r"Users/\w", r"[A-Z]:\\" + r"Users"]))
REGISTRY = re.compile(
    "|".join(["registry" + r"\.npmjs\.org", r"pypi\.org/" + "simple", r"files\.python" + "hosted", "_auth" + "Token"])
)


def test_nothing_of_a_machine_is_in_the_project() -> None:
    found = []
    for name in project_files():
        text = (ROOT / name).read_bytes().decode("utf-8", "replace")
        match = (
            MACHINE.search(text)
            or REGISTRY.search(text)
            or (HOME.search(text) if not name.startswith("tests/") else None)
        )
        if match:
            found.append(f"{name}: {match[0]}")
    assert found == []


def test_nothing_built_or_of_others_is_in_the_project() -> None:
    folders = re.compile(r"(^|/)(node_modules|built|schemas|dist|\.venv|__pycache__|site-packages|vendor|third_party)/")
    kinds = re.compile(r"\.(min\.js|min\.css|map|pyc|whl|tar\.gz|zip|woff2?|ttf|exe|so|dll|xsd|dtd)$")

    assert [name for name in project_files() if folders.search(name) or kinds.search(name)] == []


def test_no_file_is_larger_than_a_person_reads() -> None:
    limit = {".txt": 200_000, ".json": 110_000, ".png": 400_000}  # locks, what learners have, pictures
    for name in project_files():
        assert (ROOT / name).stat().st_size <= limit.get(Path(name).suffix, 60_000), name


# Modules that no test imports, alone or with all of their folder, and where their work is looked at instead. Of one module in
# such a folder nothing here says that it is tested: coverage by folder is for a reader to look at.
TESTED_THROUGH = {
    "sinau.checks": "tests/generator/cases: every rule, each with what is said about it",
    "sinau.parsing": "tests/generator/cases and test_any_input.py",
    "sinau.rendering": "tests/golden, rendering/test_hostile_authors.py",
    "sinau.markdown": "tests/golden, markdown/test_places.py, test_any_input.py",
    "sinau.model": "plain data: whatever runs the chain",
    "sinau.commands": "command_line/test_program.py, diagnostics/test_rulebook.py and source/test_json_schema.py, through the command line",
    "sinau.command_line.click_texts": "command_line/test_program.py, through the command line",
    "sinau.command_line.shared": "command_line/test_program.py, through the command line",
    "sinau.comparing": "comparing/, through the package and the command line",
    "sinau.creating": "creating/test_new.py, through the command line",
    "sinau.fixing": "fixing/test_repeated.py and test_fix.py",
    "sinau.questions": "questions/test_contract.py, through `extensions`",
    "sinau.source": "source/, through `files` and `yaml`, and cases/source.md",
    "sinau.texts": "texts/, through the package",
    "sinau.diagnostics": "diagnostics/, through the package",
    "sinau.page_results.memory": "preview/test_resident.py",
    "sinau.preview": "preview/, through the application and the server",
    "sinau.site.page_drawer": "site/test_forms.py, through the publication",
    "sinau.site.pages": "publications/ and test_publications_contract.py",
    "sinau.output": "test_output.py, through the compiler",
    "sinau.lock_editing.editorial": "test_editorial.py, through the command line",
    "sinau.lock_editing.mending": "test_locks.py, through the command line",
    "sinau.locks.published_before": "test_locks.py, through the command line",
    "sinau.publishing.collecting": "publications/test_collect.py",
    "sinau.publishing.light_edition": "site/test_light.py",
    "sinau.archive": "test_archive.py, through the package",
    "sinau_scorm": "test_publications_contract.py and conformance/",
    "sinau_lms.commands": "lms/test_play_command.py, through the command line",
    "sinau_lms.course_server": "lms/test_server.py, through playing",
    "sinau_lms.local_lms": "lms/test_server.py, through playing",
}


@each_module
def test_each_module_is_imported_by_a_test_or_listed(module: Module) -> None:
    if module.path.name == "__init__.py" or module.name in imported_by_tests():
        return
    assert any(module.name.startswith(f"{folder}.") or module.name == folder for folder in TESTED_THROUGH), (
        "write its test"
    )


def test_the_list_of_what_is_tested_through_others_is_true() -> None:
    assert [folder for folder in TESTED_THROUGH if not any(within(one.name, folder) for one in MODULES)] == []
    tests = ["/" + name for name in project_files() if name.startswith("tests/")]
    named = {
        place for reason in TESTED_THROUGH.values() for place in re.findall(r"[\w./]+(?:\.py|\.md|/)(?=\W|$)", reason)
    }
    assert [place for place in sorted(named) if not any(f"/{place}" in one for one in tests)] == []


@cache
def imported_by_tests() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "tests").rglob("*.py"):
        if "node_modules" not in path.parts:
            names = Module("tests", path).imports
            found |= names | {name.rpartition(".")[0] for name in names}
    return found


def test_imports_are_found_wherever_they_stand(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import yaml\n"
        "def f():\n    from sinau.checks import check\n    return import_module('weasyprint')\n",
        encoding="utf-8",
    )
    assert imported(module) == {"typing.TYPE_CHECKING", "yaml", "sinau.checks.check", "weasyprint"}


def test_the_tables_of_libraries_and_exceptions_have_no_leftovers() -> None:
    def is_imported(library: str, module: Module) -> bool:
        return any(within(name, library) for name in module.imports)

    importers = [(library, importer) for library, those in ONLY_IMPORTED_BY.items() for importer in those]
    for library, importer in importers:
        assert any(within(one.name, importer) and is_imported(library, one) for one in MODULES), (library, importer)
    by_name = {module.name: module for module in MODULES}
    assert all(is_imported(library, by_name[name]) for name, library in ALLOWED_ANYWAY)
    assert all(any(is_imported(one, by_name[name]) for one in PATTERNS) for name in PATTERNS_ANYWAY)
    for parent in (*WITHOUT_PATTERNS, *WRITERS_OF_HTML, *PURE_MODULES, *NARROWER):
        assert any(within(name, parent) for name in by_name), parent
    known = {name for module in MODULES if module.package in {"sinau_scorm", "sinau_lms"} for name in module.imports}
    assert [name for name in SCORM_MAY_IMPORT if not any(within(one, name) for one in known)] == []
