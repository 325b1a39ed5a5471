# SPDX-License-Identifier: Apache-2.0
"""Which files a resource has by the resources that it depends on (CAM, Dependency: their files are its files)."""

from functools import cached_property

from lxml import etree

from sinau_scorm.verify.package import Package

# Dependencies that are followed in one package, far above any real one: in a net of thousands each resource would be reached from each.
MOST_STEPS = 100_000


class Dependencies:
    """The dependencies of `package`. Each resource's files are looked up once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._steps = 0

    def has_listed_file(self, resource: etree._Element, path: str) -> bool:
        """Whether a resource that `resource` depends on, itself or by others, lists the file at `path`."""
        waiting = self._resources_needed_by(resource)
        seen = set(waiting)
        while waiting and self._steps < MOST_STEPS:
            self._steps += 1
            identifier = waiting.pop()
            if path in self._files_by_resource.get(identifier, ()):
                return True
            further = [
                each
                for each in self._resources_needed_by(self._package.resources_by_id[identifier])
                if each not in seen
            ]
            seen.update(further)
            waiting += further
            self._steps += len(further)
        return False

    @cached_property
    def _files_by_resource(self) -> dict[str, set[str]]:
        package = self._package
        found = {
            identifier: {package.path(file) for file in package.children(resource, "file")}
            for identifier, resource in package.resources_by_id.items()
        }
        return {identifier: {path for path in paths if path is not None} for identifier, paths in found.items()}

    def _resources_needed_by(self, resource: etree._Element) -> list[str]:
        named = (each.get("identifierref", "") for each in self._package.children(resource, "dependency"))
        return [identifier for identifier in dict.fromkeys(named) if identifier in self._package.resources_by_id]
