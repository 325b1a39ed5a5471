# SPDX-License-Identifier: Apache-2.0
"""The light edition as a part of the site: the player of each course, which shares the site's media and its learners' journals."""

from dataclasses import replace

from sinau.model.rendered import RenderedCourse
from sinau.output.filetree import FileTree
from sinau.publishing.light_edition import SitePlaces, document_name, light_tree
from sinau.publishing.linking import Addresses
from sinau.site.pages.addresses import LIGHT, light_path, relative_address
from sinau.site.pages.assets import Asset
from sinau.site.pages.page_list import Site


def light_edition(
    site: Site, course: RenderedCourse, icon: Asset, taking: Asset | None, indexed: bool = True
) -> FileTree:
    """Return the files of the light edition of `course`, each made when somebody wants it; none where it has no activities.

    `indexed`: the parts of the index of its search are among them. Without `taking` nothing is taken onto devices.
    """
    if not course.activities:
        return FileTree()
    return light_tree(site.catalogue, course, _site_places(site, course, icon, taking), indexed)


def light_folder(course: str) -> str:
    """Return what the paths of the light edition of the course with this id begin with."""
    return f"{LIGHT}/{course}/"


def _site_places(site: Site, course: RenderedCourse, icon: Asset, taking: Asset | None) -> SitePlaces:
    here = light_path(course.course.id)
    places = {
        one.activity.id: site.addresses.activities[course.course.id, one.activity.id] for one in course.activities
    }
    logo = site.addresses.media.get(site.catalogue.branding.logo)
    return SitePlaces(
        addresses=_light_addresses(site, here),
        pages={name: _canonical_address(site, path, here) for name, path in places.items()},
        descriptions={name: site.pages[path].description for name, path in places.items()},
        home=relative_address(site.addresses.homes[course.course.id], here),
        icon=relative_address(icon.path, here),
        taking=relative_address(taking.path, here) if taking else "",
        logo=relative_address(logo, here) if logo else "",
    )


def _light_addresses(site: Site, here: str) -> Addresses:
    """Return the site's addresses, but for activities: who is in the light edition stays there."""

    def activity(course: str, name: str, anchor: str) -> str | None:
        if (course, name) not in site.addresses.activities:
            return None
        return relative_address(light_path(course, document_name(name)), here, anchor)

    return replace(site.addresses.seen_from(here), activity=activity)


def _canonical_address(site: Site, path: str, here: str) -> str:
    """Return the address of a page of the site: the whole one where it is known, as search machines want it."""
    return f"{site.base}{relative_address(path, 'index.html')}" if site.base else relative_address(path, here)
