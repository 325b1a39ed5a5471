// SPDX-License-Identifier: Apache-2.0
// The first script of every course in a scenario: the device lends the page its storage and its clock.
window.top.rig.applyProfile(window);
