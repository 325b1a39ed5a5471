# SPDX-License-Identifier: Apache-2.0
"""What lies beside a new catalogue: valid for the programs it is for, and the commands that it names do what it says."""

import json
import os
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

import sinau
from sinau.command_line.program import main
from sinau.creating.examples import examples_by_type
from sinau.creating.kit import FORGES, kit_files

LANGUAGES = ("en", "id")
TITLE = 'Kas: "desa"'


def sinau_(folder: Path, *words: str) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        result = CliRunner().invoke(main, [*words])
    assert result.exit_code == 0, result.output
    return result.output


def kit(language: str, *forges: str) -> dict[str, str]:
    return {path.as_posix(): text for path, text in kit_files(Path(), TITLE, language, forges or tuple(FORGES)).items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_valid_and_filled_in(language: str) -> None:
    files = kit(language)

    for path, text in files.items():
        assert not re.search(r"<<|>>|creating\.", text), path
        if path.endswith((".yml", ".yaml")):
            assert isinstance(yaml.safe_load(text), dict)
        if path.startswith(".vscode/"):
            json.loads(text)
    assert files["requirements.txt"].endswith(f"sinau=={sinau.__version__}\n")
    assert files["README.md"].startswith(f"# {TITLE}\n")
    assert files != kit({"en": "id", "id": "en"}[language])


def test_only_the_chosen_forge_gets_files() -> None:
    forges = {path for name in FORGES for path in FORGES[name].values()}

    assert forges & kit("en").keys() == forges
    for name in FORGES:
        assert forges & kit("en", name).keys() == set(FORGES[name].values())
    assert not forges & {path.as_posix() for path in kit_files(Path(), TITLE, "en", ())}


def test_what_was_there_stays(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n", encoding="utf-8")
    told = sinau_(tmp_path, "new", "catalogue", "--forge", "gitlab", "--lang", "en")

    assert "kept     .gitignore" in told
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "mine\n"
    assert (tmp_path / ".gitlab-ci.yml").is_file()
    assert not (tmp_path / ".github").exists()
    told = sinau_(tmp_path, "new", "kit", "--forge", "github", "--lang", "en")
    assert [line for line in told.splitlines() if line.startswith("made")] == ["made     .github/workflows/sinau.yml"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new catalogue as its author commits it."""
    folder = tmp_path_factory.mktemp("kit")
    sinau_(folder, "new", "catalogue", "--lang", "en")
    sinau_(folder, "lock")
    return folder


@pytest.fixture
def copy(project: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(project, tmp_path / "copy"))


def mistaken(folder: Path) -> str:
    """Put a mistake into the lesson of the catalogue; return the lesson's path."""
    (lesson,) = folder.glob("content/*/*/*.md")
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("minutes:", "minuts:"), encoding="utf-8")
    return lesson.relative_to(folder).as_posix()


def run(folder: Path, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `command` in `folder` as a forge does; what forges bring along only writes down how it is called."""
    tools = folder.parent / "tools"
    tools.mkdir(exist_ok=True)
    for name, does in {
        "sinau": f'exec "{sys.executable}" -c "from sinau.command_line.program import main; main()" "$@"',
        "gh": 'printf "%s\\n" "$@"',
    }.items():
        (tools / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    env = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", **environment}
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", command], cwd=folder, capture_output=True, text=True, env=env
    )


def github(job: str) -> list[str]:
    """Return the commands of a job on GitHub, but for the installing of Sinau."""
    workflow = yaml.safe_load(kit("en")[".github/workflows/sinau.yml"])
    return [
        step["run"] for step in workflow["jobs"][job]["steps"] if "run" in step and "pip install" not in step["run"]
    ]


def gitlab(job: str) -> list[str]:
    pipeline = yaml.safe_load(kit("en")[".gitlab-ci.yml"])
    return [command for command in pipeline[job]["script"] if "pip install" not in command]


def test_forges_build_the_catalogue_and_publish_site_packages_and_sheets(copy: Path) -> None:
    (build,) = github("build")
    again, release = github("release")
    first, *others = gitlab("build")

    built = run(copy, build)
    assert built.returncode == 0, built.stderr
    assert (copy / "dist/site/index.html").is_file()
    assert build.removesuffix(" --format github") == again.removesuffix(" --quiet")
    assert first.startswith(f"{again} --format gitlab > ")
    called = run(copy, release, GITHUB_REF_NAME="v1.0").stdout.splitlines()
    assert called[:3] == ["release", "create", "v1.0"]
    assert {Path(path).suffix for path in called if path.startswith("dist/packages/")} == {".zip", ".html"}
    assert not any("*" in path for path in called)
    for command in (*others, *gitlab("pages"), *gitlab("release")):
        assert run(copy, command).returncode == 0, command
    assert (copy / "public/index.html").is_file()


def test_forges_show_mistakes_beside_their_lines(copy: Path) -> None:
    lesson = mistaken(copy)

    found = run(copy, github("build")[0])
    assert found.returncode == 1
    assert f"::error file={lesson},line=4," in found.stdout
    found = run(copy, gitlab("build")[0])
    assert found.returncode == 1
    (entry,) = json.loads((copy / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert entry["location"] == {"path": lesson, "lines": {"begin": 4}}
    assert "did you mean minutes" in found.stderr.lower()


def test_forges_stop_where_a_number_is_missing(copy: Path) -> None:
    (lock,) = copy.glob("content/*/ids.lock")
    lock.unlink()

    found = run(copy, github("build")[0])

    assert found.returncode == 1
    assert "::error file=content/first-course/" in found.stdout


def tasks(language: str) -> list[dict[str, Any]]:
    found = json.loads(kit(language)[".vscode/tasks.json"])["tasks"]
    assert isinstance(found, list)
    return found


def commands(language: str) -> list[list[str]]:
    """Return the commands of the editor's tasks and of the hooks before a commit."""
    hooks = yaml.safe_load(kit(language)[".pre-commit-config.yaml"])["repos"][0]["hooks"]
    return [[task["command"], *task["args"]] for task in tasks(language)] + [hook["entry"].split() for hook in hooks]


@pytest.mark.parametrize("command", [one for language in LANGUAGES for one in commands(language)], ids=" ".join)
def test_commands_of_the_editor_and_before_commits_are_commands(command: list[str], copy: Path) -> None:
    program, name, *words = command
    assert program == "sinau"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(copy)
        if name in {"serve", "build"}:  # they are run elsewhere
            found = main.get_command(main.make_context("sinau", ["--version"], resilient_parsing=True), name)
            assert found
            found.make_context(name, words)
        else:
            assert CliRunner().invoke(main, [name, *words]).exit_code == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_editor_finds_the_places_of_mistakes(language: str, copy: Path) -> None:
    lesson = mistaken(copy)
    (copy / "content/first-course/left.md").write_text("---\nid: left\ntitle: Left\n---\n\nText.\n", encoding="utf-8")
    check = tasks(language)[0]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(copy)
        lines = CliRunner().invoke(main, check["args"]).output.splitlines()

    pattern = check["problemMatcher"]["pattern"]
    found = [match for line in lines if (match := re.match(pattern["regexp"], line))]
    matched = {tuple(match[pattern[key]] for key in ("severity", "file", "line", "code")) for match in found}
    assert matched == {("error", lesson, "4", "C202"), ("warning", "content/first-course/left.md", "1", "C215")}


def test_settings_have_their_schemas(project: Path) -> None:
    associated = json.loads((project / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    patterns = {schema: [found] if isinstance(found, str) else found for schema, found in associated.items()}

    assert all((project / schema).is_file() for schema in patterns)
    for path in project.glob("content/**/*.yml"):
        name = path.relative_to(project).as_posix()
        (schema,) = (one for one, found in patterns.items() if any(fnmatch(name, pattern) for pattern in found))
        assert schema == f".vscode/schemas/{path.stem}.schema.json"


@pytest.mark.parametrize("language", LANGUAGES)
def test_snippets_write_the_example_of_each_type(language: str) -> None:
    snippets = json.loads(kit(language)[".vscode/sinau.code-snippets"])
    found = {}
    for name, snippet in snippets.items():
        text = re.sub(r"(?<!\\)\$\{1:([^}]*)\}", r"\1", "\n".join(snippet["body"]))
        found[name] = re.sub(r"\\([\\$}])", r"\1", text) + "\n"

    assert found == {example.name: example.text for example in examples_by_type(language).values()}
