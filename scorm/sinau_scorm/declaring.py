# SPDX-License-Identifier: Apache-2.0
"""A package format as a publication. What makes packages is imported with the first one: `sinau check` reads settings only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sinau.diagnostics import Diagnostics, Message, Span
from sinau.publication import Publication, Publish
from sinau_scorm.kept_results import identifiers_of_kept_results
from sinau_scorm.scos import tracked_parts_of, tracked_units_by_activity
from sinau_scorm.settings import OPTIONS, SETTINGS, file_name_suffix

if TYPE_CHECKING:
    from sinau.model.rendered import Rendered
    from sinau.output.artefact import Artefact
    from sinau_scorm.package_format import PackageFormat


def package_publication(
    name: str, key: str, publish: Publish, format_of: Callable[[], PackageFormat], default: bool = False
) -> Publication:
    """Return the publication `name`, whose texts are those of packages that begin with `key`.

    `format_of` gives its format, which `publish` makes packages of.
    """

    def files_beside(rendered: Rendered, artefact: Artefact) -> Mapping[str, bytes]:
        from sinau_scorm.sheet import files_beside as sheets  # noqa: PLC0415

        return sheets(format_of(), rendered, artefact)

    return Publication(
        name=name,
        title=Message(f"packages.{key}_title"),
        kind="package",
        publish=publish,
        purpose=Message(f"packages.{key}_purpose"),
        default=default,
        settings=SETTINGS,
        options=OPTIONS,
        parts=tracked_parts_of,
        form=file_name_suffix,
        first="imsmanifest.xml",
        units=tracked_units_by_activity,
        kept=identifiers_of_kept_results,
        verify=_verify,
        files_beside=files_beside,
    )


def _verify(package: Path, span: Span) -> Diagnostics:
    from sinau_scorm.verify import verify_built_package  # noqa: PLC0415

    return verify_built_package(package, span)
