# SPDX-License-Identifier: Apache-2.0
"""The text from which a question's hash is made. It is frozen: nothing in this folder may change what it gives.

A learner's answer counts as long as its question has the hash that it had then. So what is hashed is not what is published:
these modules have their own template, writer and lists, which say what was published when the first courses were, and the
pages, styles and rules of today are free to change. `tests/generator/rendering/hashes` holds hundreds of hashes to that.
A new node, setting or type of question gets a line here when it is made, for no question of before has it.
"""
