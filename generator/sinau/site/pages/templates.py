# SPDX-License-Identifier: Apache-2.0
"""Our own templates of pages and of parts of them, which are in the theme. Unlike MkDocs', they escape what they are given."""

from functools import cache

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from sinau.publishing.player import theme_text


def template(name: str) -> Template:
    """Return the template `name` of the theme's `site/pages`."""
    return _templates().get_template(name)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FunctionLoader(lambda name: theme_text(f"site/pages/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
