# SPDX-License-Identifier: Apache-2.0
"""All scenarios. Each is played in both standards and every profile; what holds always is in `invariants.py`."""

from __future__ import annotations

from browser.scenarios.about_finding import FINDING
from browser.scenarios.about_leaving import LEAVING, MODES
from browser.scenarios.about_refusing import REFUSING
from browser.scenarios.about_results import RESULTS
from browser.scenarios.about_state import STATE
from browser.scenarios.about_time import TIME
from browser.scenarios.steps import Scenario

SCENARIOS: tuple[Scenario, ...] = FINDING + REFUSING + STATE + MODES + LEAVING + TIME + RESULTS
