# SPDX-License-Identifier: Apache-2.0
"""The rules about courses, lessons and assessments: what an edit does to progress and results."""

from sinau.diagnostics import Rule, Severity

COURSE_RENAMED = Rule("C850", "course-id-changed", Severity.ERROR)
COURSE_REMOVED = Rule("C851", "course-removed", Severity.WARNING)
SAME_VERSION = Rule("C852", "version-not-raised", Severity.WARNING)
ACTIVITY_REMOVED = Rule("C862", "activity-removed", Severity.WARNING)
ACTIVITY_RENAMED = Rule("C863", "activity-renamed", Severity.ERROR)
KIND_CHANGED = Rule("C864", "activity-kind-changed", Severity.ERROR)
MASTERY_CHANGED = Rule("C865", "mastery-score-changed", Severity.WARNING)
COMPLETION_CHANGED = Rule("C866", "completion-changed", Severity.WARNING)
ACTIVITY_ADDED = Rule("C867", "activity-added", Severity.WARNING)
SETTINGS_CHANGED = Rule("C868", "assessment-settings-changed", Severity.WARNING)
PACKAGE_CHANGED = Rule("C869", "package-identity-changed", Severity.ERROR)
CATALOGUE_CHANGED = Rule("C870", "catalogue-id-changed", Severity.ERROR)
