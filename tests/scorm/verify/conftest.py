# SPDX-License-Identifier: Apache-2.0
"""The pseudo-language for the tests of this folder."""

from collections.abc import Iterator

import pytest

from helpers.pseudo import pseudo_language


@pytest.fixture(scope="module")
def tag(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The tag of the pseudo-language, which is there meanwhile."""
    with pseudo_language(tmp_path_factory.mktemp("texts")) as spoken:
        yield spoken
