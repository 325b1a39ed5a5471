# SPDX-License-Identifier: Apache-2.0
"""The chain, one call for each arrow. Read this first.

    folder --read--> Source --parse--> Catalogue --check--> Catalogue --render--> Rendered --publish--> FileTree --write--> Artefact

`load` (loading.py) is `read` and `parse`. Every arrow may have diagnostics; errors stop the chain before `render`. Between
`read` and `write` nothing touches disk, clock, network or environment (but for the site, which has to run MkDocs).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from sinau.cache import Cache
from sinau.diagnostics import Diagnostics, Message, Report, Rule, Severity
from sinau.diagnostics.counting import Note, note_nothing
from sinau.extensions import publications
from sinau.loading import READING, LoadedCatalogue, check, load, load_facts, with_locks_read_again
from sinau.locks import Lock, LockChangedError, refuse_additions, tell_changes, write_locks
from sinau.locks.catalogue_lock import identity_lock
from sinau.locks.ids_lock import locks_of
from sinau.locks.published_before import refuse_losses
from sinau.model.rendered import BuiltPackage, Rendered, Selection, Sheet
from sinau.output import Output, OutputError, Tell, output_session
from sinau.output.artefact import POLICY_NAME, Artefact, package_name
from sinau.output.filetree import FileTree
from sinau.output.place import check_output_place
from sinau.pdf import Document, NoPdfError, load_weasyprint, pdfs_of
from sinau.publication import Publication
from sinau.publishing.drafts import without_drafts
from sinau.publishing.parts import BETWEEN
from sinau.publishing.policy import policy_line, style_digests_in_page, style_digests_in_policy, style_digests_in_tree
from sinau.rendering import render_checked_catalogue
from sinau.source.files import LOCK_NAME
from sinau.source.schema import suggestion_values

# Times that a catalogue is read again because somebody else has numbered ids meanwhile.
ATTEMPTS = 5
UNSETTLED = Message("commands.compiler_unsettled")

NO_PDF = Rule("C620", "no-pdf", Severity.ERROR)
RENDERING = Message("commands.compiler_rendering")
PUBLISHING = Message("commands.compiler_publishing")
PRINTING = Message("commands.compiler_printing")
SITE = Message("commands.compiler_site")
WRITING = Message("commands.compiler_writing")
PLACING = Message("commands.compiler_placing")
UNKNOWN_NAME = Message("commands.command_unknown_name")
EQUAL_NAMES = Message("commands.compiler_equal_names")


@dataclass(frozen=True, slots=True)
class Request:
    """What to build, and where to. Empty `names` and `courses` mean what the catalogue says."""

    content: Path
    out: Path
    names: tuple[str, ...] = ()
    courses: tuple[str, ...] = ()
    settings: Mapping[str, object] = field(default_factory=dict)  # of publications, whatever the courses say of them
    wait: float = 300.0  # seconds, for another build into the same folder
    today: date | None = None  # the day that dated sources are compared with
    replace: bool = False  # give up what others have put where results go
    locked: bool = False  # invent nothing that has to be committed: what the locks lack is an error
    loaded: LoadedCatalogue | None = (
        None  # what is in `content`, where it is known; `None`: it is read when it is its turn
    )
    note: Note = note_nothing  # is told how far the build is
    pdf: bool = False  # make PDFs of sheets and documents, too
    cache: Cache | None = None  # of what former builds have made
    processes: int = 1  # that may work at once; more than one only in a program that can be started again, as ours can


@dataclass(frozen=True, slots=True)
class Built:
    """Something that was built: which publication, of which course (empty for trees), its files and where it is.

    `sheets` tell administrators of a package; they stand beside it.
    """

    publication: Publication
    course: str
    tree: FileTree
    artefact: Artefact
    sheets: tuple[Artefact, ...] = ()


class UnknownNameError(ValueError):
    """A publication or a course was asked for by a name that there is not. `text` says so to the user."""

    def __init__(self, kind: Message, name: str, known: Iterable[str]) -> None:
        super().__init__(name)
        self._values: dict[str, object] = {
            "kind": kind,
            "name": name,
            **suggestion_values(name, known),
        }

    def __str__(self) -> str:
        return self.text("en")

    def text(self, language: str) -> str:
        """Return which name there is not, and which may be meant, in `language`."""
        return UNKNOWN_NAME.text(language, self._values)


def render_catalogue(
    folder: Path, today: date | None = None, drafts: bool = False
) -> tuple[Rendered | None, Diagnostics]:
    """Return the catalogue in `folder` as HTML, with `drafts` or without, or `None` when it has errors; and what is wrong.

    Dated sources are compared with `today`; without it they are not, as nothing here reads the clock.
    """
    return render_loaded_catalogue(load(folder), today, drafts)


def render_loaded_catalogue(
    catalogue: LoadedCatalogue, today: date | None = None, drafts: bool = False
) -> tuple[Rendered | None, Diagnostics]:
    """Return what `render_catalogue` does, of a catalogue that was loaded."""
    found = check(catalogue, today)
    if any(one.rule.severity is Severity.ERROR for one in found):
        return None, found
    return render_checked_catalogue(catalogue if drafts else without_drafts(catalogue)), found


def build(request: Request, tell: Tell | None = None) -> tuple[list[Built], Diagnostics]:
    """Build what `request` asks for, and return what is wrong or has to be known; with an error nothing is written.

    `tell` gets what the user should know while it runs. Raises `UnknownNameError` for a publication or a course that is
    not there, `OutputError` when results may not or cannot go to `request.out`, `OSError` when something cannot be written.
    """
    check_output_place(request.content, request.out)
    for _ in range(ATTEMPTS):
        report = Report()
        try:
            with output_session(request.out, request.wait, tell or _tell_nothing) as output:
                return _build(request, output, report), tuple(report)
        except LockChangedError:
            if request.loaded:
                request = replace(request, loaded=with_locks_read_again(request.loaded))
    raise OutputError(UNSETTLED, content=request.content)


def _build(request: Request, output: Output, report: Report) -> list[Built]:
    """Go along the chain. Results are whole on the disk before `ids.lock` is written, and seen only after that.

    What is published is what `ids.lock` has to remember: a build that stops halfway may number an id that is never
    published, but never the other way.
    """
    loaded = request.loaded or load_facts(
        request.content, request.cache, request.processes, render=True, note=partial(request.note, READING)
    )
    request.note(RENDERING, 0, 0)
    rendered = report.collect(render_loaded_catalogue(loaded, request.today))
    if rendered is None:
        return []
    rendered = replace(with_settings(choose_courses(rendered, request.courses), request.settings), pdf=request.pdf)
    locks = [identity_lock(rendered.catalogue), *locks_of(item.course for item in rendered.courses)]
    if not may_be_published_with_locks(rendered, locks, request, report):
        return []
    planned = list(planned_steps(rendered, request.names))
    refuse_equal_names(planned)
    if request.pdf and not can_make_pdfs(planned, report):
        return []
    built: list[Built] = []
    packages: tuple[BuiltPackage, ...] = ()
    for last in (False, True):  # the site hands out everything else
        steps = [step for step in planned if (step.publication.kind == "tree") is last]
        trees = []
        for number, step in enumerate(steps):
            request.note(PUBLISHING.filled(name=step.publication.name), number, len(steps) if len(steps) > 1 else 0)
            selection = Selection(
                step.ids, packages, output.folder_for_temporary_files, request.cache, partial(request.note, SITE)
            )
            trees.append(report.collect(step.publication.publish(step.rendered, selection)))
        if report.errors:
            return []
        for step, tree in zip(steps, trees, strict=True):
            written = write_step(step, tree, output, request.note)
            if not are_packages_sound(step, written, output, report):
                return []
            built += written
        if not last:
            built = with_pdfs(built, output, request) if request.pdf else without_pdfs(built, output)
        packages = tuple(built_package_of(item, output) for item in built if item.publication.kind != "tree")
    request.note(PLACING, 0, 0)
    write_policy(built, output, request)
    output.refuse_losses(request.replace)
    changes = [] if request.locked else write_locks(request.content, locks)
    output.publish()
    tell_changes(changes, report)
    order = [step.publication for step in planned]
    return sorted(built, key=lambda item: order.index(item.publication))


def may_be_published_with_locks(rendered: Rendered, locks: Iterable[Lock], request: Request, report: Report) -> bool:
    """Tell whether the courses may be published with the numbers in `locks`; the reasons against it go into `report`."""
    if request.locked:
        refuse_additions(request.content, locks, report)
    courses = [item.course for item in rendered.courses]
    refuse_losses(request.out, rendered.catalogue, courses, LOCK_NAME, report)
    return report.errors == 0


def choose_courses(rendered: Rendered, ids: tuple[str, ...]) -> Rendered:
    """Return `rendered` with the courses `ids` only; all of them when `ids` is empty."""
    known = {course.course.id for course in rendered.courses}
    for name in ids:
        if name not in known:
            raise UnknownNameError(Message("commands.kinds_course"), name, known)
    chosen = [course for course in rendered.courses if not ids or course.course.id in ids]
    return replace(rendered, courses=tuple(chosen))


def with_settings(rendered: Rendered, settings: Mapping[str, object]) -> Rendered:
    """Return `rendered` with `settings` of publications in place of what its courses say."""
    courses = (
        replace(item, course=replace(item.course, settings={**item.course.settings, **settings}))
        for item in rendered.courses
    )
    return replace(rendered, courses=tuple(courses))


@dataclass(frozen=True, slots=True)
class Step:
    """One artefact to make: a publication, what goes into it, and the course it is of (empty for trees)."""

    publication: Publication
    rendered: Rendered
    course: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the courses, or of the part of a course, that go into it."""
        return tuple(course.course.id for course in self.rendered.courses)

    @property
    def zip_name(self) -> str:
        """The file name of a package: `<course>-<version>-<publication>.zip`, with what the publication adds."""
        (course,) = (item.course for item in self.rendered.courses)
        form = self.publication.name
        if self.publication.form:
            form += self.publication.form(course)
        return package_name(course.id.replace(BETWEEN, "-"), course.version, form)


def planned_steps(rendered: Rendered, names: tuple[str, ...]) -> Iterator[Step]:
    """Yield what is to be made: one step for each tree, one for each package or document and course, or part of one."""
    known = publications()
    for name in names or rendered.catalogue.publications:
        publication = known.get(name)
        if publication is None:
            raise UnknownNameError(Message("commands.kinds_publication"), name, known)
        courses = tuple(
            course
            for course in rendered.courses
            if names or course.course.publications is None or name in course.course.publications
        )
        if publication.kind == "tree":
            yield Step(publication, replace(rendered, courses=courses))
            continue
        for course in courses:
            parts = publication.parts(course) if publication.parts else (course,)
            yield from (Step(publication, replace(rendered, courses=(part,)), course.course.id) for part in parts)


def refuse_equal_names(steps: Iterable[Step]) -> None:
    """Raise `OutputError` when two packages would have one name: one would silently take the other's place."""
    names: dict[str, str] = {}
    for step in steps:
        if step.publication.kind != "tree":
            other = names.setdefault(step.zip_name.casefold(), step.ids[0])
            if other != step.ids[0]:
                raise OutputError(EQUAL_NAMES, one=other, other=step.ids[0])


def write_step(step: Step, tree: FileTree, output: Output, note: Note = note_nothing) -> list[Built]:
    """Write `tree` for its place: `<name>/` for a tree, `packages/<name>.zip` for a package, its sheets beside it.

    Each file of a document goes into its publication's folder as it is. `note` is told how many files there are.
    """
    publication = step.publication
    count = partial(note, WRITING.filled(name=publication.name if publication.kind == "tree" else step.zip_name))
    if publication.kind == "tree":
        return [Built(publication, "", tree, output.add_folder(tree, publication.name, count))]
    if publication.kind == "document":
        return [
            Built(publication, step.course, tree, output.add_file(tree.read(name), f"{publication.folder}/{name}"))
            for name in tree
        ]
    artefact = output.add_zip(tree, f"packages/{step.zip_name}", publication.first, count)
    stem = f"packages/{step.zip_name.removesuffix('.zip')}"
    beside = publication.files_beside(step.rendered, artefact) if publication.files_beside else {}
    sheets = tuple(output.add_file(content, f"{stem}.{end}") for end, content in beside.items())
    return [Built(publication, step.course, tree, artefact, sheets)]


def write_policy(built: Iterable[Built], output: Output, request: Request) -> None:
    """Write the policy under which a host may send `built`. What else is in the folder was built before, and stays allowed."""
    styles: set[str] = set()
    before = request.out / POLICY_NAME
    if (request.names or request.courses) and before.is_file():
        styles |= style_digests_in_policy(before.read_text(encoding="utf-8", errors="replace"))
    for item in built:
        styles.update(style_digests_in_tree(item.tree))
        for sheet in item.sheets:
            if sheet.path.suffix == ".html":
                styles.update(style_digests_in_page(file_in_stage(sheet, output).read_bytes()))
    output.add_file(f"{policy_line(styles)}\n".encode(), POLICY_NAME)


def can_make_pdfs(steps: Iterable[Step], report: Report) -> bool:
    """Tell whether the PDFs of `steps` can be made on this machine; why not goes into `report`."""
    for step in steps:
        if step.publication.files_beside or step.publication.printed:
            try:
                load_weasyprint()
            except NoPdfError as error:
                report.add(NO_PDF, step.rendered.courses[0].course.span, reason=error)
                return False
    return True


def pages_to_print(item: Built) -> list[Artefact]:
    """Return what of `item` is to be printed: sheets in HTML, or a document that is HTML itself."""
    written = (item.artefact,) if item.publication.printed else item.sheets
    return [one for one in written if one.path.suffix == ".html"]


def with_pdfs(built: Iterable[Built], output: Output, request: Request) -> list[Built]:
    """Return `built` with a PDF beside each page that is to be printed. All are made at once, whatever they are of."""
    pages = [(item, page) for item in built for page in pages_to_print(item)]
    styles = {
        item.publication.name: item.publication.pdf_style() if item.publication.pdf_style else "" for item in built
    }
    documents = [
        Document(file_in_stage(page, output).read_text(encoding="utf-8"), styles[item.publication.name])
        for item, page in pages
    ]
    made = pdfs_of(
        documents, request.cache, request.processes, lambda count: request.note(PRINTING, count, len(documents))
    )
    pdfs = {
        page.path: output.add_file(pdf, _pdf_name(page, output)) for (_, page), pdf in zip(pages, made, strict=True)
    }
    found: list[Built] = []
    for item in built:
        more = [pdfs[page.path] for page in pages_to_print(item)]
        if item.publication.printed:
            found += [item, *(replace(item, artefact=pdf) for pdf in more)]
        else:
            found.append(replace(item, sheets=tuple(sorted((*item.sheets, *more), key=lambda one: one.path))))
    return found


def without_pdfs(built: list[Built], output: Output) -> list[Built]:
    """Return `built`, and have PDFs of a former build go: they would tell of what stands there no more."""
    for item in built:
        for page in pages_to_print(item):
            output.remove_if_outdated(_pdf_name(page, output))
    return built


def _pdf_name(page: Artefact, output: Output) -> str:
    return page.path.relative_to(output.shown).with_suffix(".pdf").as_posix()


def are_packages_sound(step: Step, written: Iterable[Built], output: Output, report: Report) -> bool:
    """Have a publication check its packages where nobody can fetch them yet; return whether they may be handed out."""
    if step.publication.verify is not None:
        for item in written:
            place = step.rendered.courses[0].course.span
            report.extend(step.publication.verify(file_in_stage(item.artefact, output), place))
    return report.errors == 0


def built_package_of(item: Built, output: Output) -> BuiltPackage:
    """Return the package `item` as the site may hand it out. Its file is still where nobody looks (`output/stage.py`)."""
    publication = item.publication
    file = file_in_stage(item.artefact, output)
    sheets = tuple(Sheet(sheet.path.name, sheet.size, file_in_stage(sheet, output)) for sheet in item.sheets)
    return BuiltPackage(
        item.course, file.name, publication.title, publication.purpose, item.artefact.size, file, sheets
    )


def file_in_stage(artefact: Artefact, output: Output) -> Path:
    """Return where `artefact` is until the build is whole."""
    return output.stage.path_in_stage(artefact.path.relative_to(output.shown).as_posix())


def _tell_nothing(_message: Message, _values: Mapping[str, object]) -> None:
    pass
