# SPDX-License-Identifier: Apache-2.0
"""What `sinau new` makes: catalogues, courses, modules, lessons, assessments and questions to start from."""
