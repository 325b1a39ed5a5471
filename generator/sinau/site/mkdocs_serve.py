# SPDX-License-Identifier: Apache-2.0
"""Has MkDocs show the site again after each edit, for `sinau serve`."""

import json
import socket
import tempfile
from pathlib import Path

import click
from mkdocs.commands.serve import serve as serve_mkdocs

from sinau.diagnostics import Message
from sinau.site.mkdocs_plugin import PLUGIN

SERVING = Message("commands.serving")


def serve(folder: Path, port: int, language: str) -> None:
    """Show the catalogue at `folder` in a browser and again after each edit, until it is interrupted; messages are in `language`.

    MkDocs reads its settings anew for every build, so they stand in a file. Port 0 takes a free one.
    """
    address = f"127.0.0.1:{port or _free_port()}"
    with tempfile.TemporaryDirectory(prefix="sinau-serve-") as place:
        settings = Path(place, "mkdocs.yml")
        options = {
            "site_name": folder.name,
            "docs_dir": str(folder.resolve()),
            "dev_addr": address,
            "exclude_docs": "*",  # the plugin alone decides what is shown
            "theme": {"name": "sinau"},
            "plugins": [{PLUGIN: {"language": language}}],
        }
        settings.write_text(json.dumps(options), encoding="utf-8")  # JSON is YAML
        click.echo(SERVING.text(language, {"address": f"http://{address}/"}))
        serve_mkdocs(str(settings), livereload=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
