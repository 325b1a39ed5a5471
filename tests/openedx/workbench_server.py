# SPDX-License-Identifier: Apache-2.0
"""Serves Open edX's SCORM XBlock in its workbench, for tests only: run by .venv-openedx, which holds what is AGPL.

    python workbench_server.py FOLDER NAME...

One block for each name. The state stands in FOLDER/state.sqlite; FOLDER/served.log has a line, status and path, for each
answer. When all is ready, one line of JSON says the port and the block of each name.
"""

import json
import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from socketserver import ThreadingMixIn
from types import SimpleNamespace
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.conf import settings
from django.core.management import call_command
from workbench import settings as stock

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment


def configure(folder: Path) -> None:
    """Take the workbench's own settings, except for where things are kept."""
    ours = {
        "DATABASES": {
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "state.sqlite", "CONN_MAX_AGE": None}
        },
        "DJFS": {"type": "osfs", "directory_root": str(folder / "djpyfs"), "url_root": "/static/djpyfs"},
        "LOGGING": {"version": 1, "disable_existing_loggers": False},
        "MEDIA_ROOT": str(folder / "media"),
        "MEDIA_URL": "/media/",
        # The block's forms carry a token only within the real platform.
        "MIDDLEWARE": [one for one in stock.MIDDLEWARE if "Csrf" not in one],
        # In the workbench every handler's address ends in a query, to which the proxy would add the file's path.
        "XBLOCK_SETTINGS": {"ScormXBlock": {"PROXY_ASSETS_LMS": False}},
    }
    settings.configure(**{name: value for name, value in vars(stock).items() if name.isupper()} | ours)
    django.setup()
    # Some of the workbench's apps come without migrations.
    call_command("migrate", run_syncdb=True, verbosity=0)


def add_blocks(names: list[str]) -> dict[str, str]:
    """Make a block for each name, and return their ids."""
    from openedxscorm.scormxblock import ScormXBlock
    from workbench import scenarios

    # What a block within the real platform has; the workbench would put a mock there.
    ScormXBlock.location = property(
        lambda block: SimpleNamespace(block_id=str(block.scope_ids.usage_id)), lambda block, mock: None
    )
    scenarios.get_scenarios.initialized = True  # the demonstrations of all other blocks are not wanted
    for name in names:
        scenarios.add_xml_scenario(name, name, "<scorm/>")
    return {name: str(scenarios.SCENARIOS[name].usage_id) for name in names}


class Server(ThreadingMixIn, WSGIServer):
    """Takes every connection, or one that Chromium opens in advance would keep the others waiting."""

    daemon_threads = True


class Handler(WSGIRequestHandler):
    """Writes what was answered into a file."""

    log: Path

    def log_request(self, code: object = "-", size: object = "-") -> None:
        with self.log.open("a", encoding="utf-8") as lines:
            lines.write(f"{int(code)} {self.path}\n")

    def log_message(self, *_: object) -> None:
        """Nothing else."""


def main() -> None:
    folder, *names = sys.argv[1:]
    Handler.log = Path(folder, "served.log")
    logging.basicConfig(filename=Path(folder, "django.log"), level=logging.INFO)
    configure(Path(folder))
    blocks = add_blocks(names)

    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        with closing(application(environ, start_response)) as body:
            return list(body)

    # The workbench reads a learner's state, changes it and writes it whole: two at once would undo each other.
    one_by_one = ThreadPoolExecutor(max_workers=1)

    def serve(environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        if environ["PATH_INFO"] == "/favicon.ico":  # the workbench has none, and Chromium asks for it
            start_response("204 No Content", [])
            return []
        return one_by_one.submit(answer, environ, start_response).result()

    server = make_server("127.0.0.1", 0, serve, Server, Handler)
    print(json.dumps({"port": server.server_port, "blocks": blocks}), flush=True)
    server.serve_forever()


main()
