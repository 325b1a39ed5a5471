# SPDX-License-Identifier: Apache-2.0
"""The families of rules about packages: one file each, with a tuple `CHECKS` of functions that take a `Package`.

Their names give the order: `validity` comes after all that looks at the manifest, for it leaves out what they said better.
Those called `zip_...` also run on a package whose manifest cannot be read.
"""
