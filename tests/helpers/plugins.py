# SPDX-License-Identifier: Apache-2.0
"""Plugins as other distributions bring them: real wheels in an environment of their own, and broken ones."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

PLUGINS = Path(__file__).parents[1] / "plugins"


def install_broken(folder: Path, name: str, code: str, value: str = "", group: str = "sinau.plugins") -> None:
    """Put the distribution `name` into `folder` as pip would: a module with `code`, and one entry point."""
    module = name.replace("-", "_")
    (folder / f"{module}.py").write_text(code, encoding="utf-8")
    about = folder / f"{module}-0.1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.1\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(f"[{group}]\n{name} = {value or module + ':PLUGIN'}\n", encoding="utf-8")


@dataclass(frozen=True)
class Environment:
    """An environment of its own, which has what the tests' has and what is installed into it, and no Node on its path."""

    folder: Path

    @property
    def python(self) -> str:
        return str(self.folder / "bin" / "python")

    @property
    def packages(self) -> Path:
        """Where it keeps what is installed."""
        return Path(sysconfig.get_path("purelib", vars={"base": str(self.folder), "platbase": str(self.folder)}))

    def run(self, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run `sinau` in it."""
        program = "from sinau.command_line.program import main; main(prog_name='sinau')"
        environment = {"PATH": str(self.folder / "bin"), "LANG": "en_US.UTF-8", "PYTHONPATH": ":".join(_project())}
        return subprocess.run(
            [self.python, "-c", program, *words], cwd=cwd, capture_output=True, text=True, env=environment
        )


def environment(folder: Path) -> Environment:
    """Make an environment in `folder`. It sees the packages of this one by a file that Python reads when it starts."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    made = Environment(folder)
    shared = sysconfig.get_path("purelib")
    (made.packages / "shared.pth").write_text(f"import site; site.addsitedir({shared!r})\n", encoding="utf-8")
    return made


def _project() -> list[str]:
    """Return the folders from which this process has Sinau itself."""
    import sinau
    import sinau_scorm
    import sinau_theme

    return [str(Path(str(one.__file__)).parents[1]) for one in (sinau, sinau_scorm, sinau_theme)]


def wheel(project: Path, folder: Path) -> Path:
    """Build the wheel of `project`, a folder below `tests/plugins`, in `folder`, and return it."""
    source = folder / "source"
    shutil.copytree(project, source, ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"], cwd=source, check=True, capture_output=True
    )
    (found,) = (source / "dist").glob("*.whl")
    return found


def install(made: Environment, wheel: Path) -> None:
    """Install `wheel` as a user would, without anything from elsewhere."""
    offline = ["--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check", "--quiet"]
    command = [sys.executable, "-m", "pip", "--python", made.python, "install", *offline, str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
