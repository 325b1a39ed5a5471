# SPDX-License-Identifier: Apache-2.0
"""What Sinau publishes by itself: one module for each publication, ending in `PUBLICATION`.

They import what makes it when something is published: `sinau check` takes a third of the time, and only asks what there is.
"""
