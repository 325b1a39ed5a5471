// SPDX-License-Identifier: Apache-2.0
/**
 * Which LMS a course runs in, where a fault of that LMS needs another order of calls. Read in Moodle's code: `loadSCO.php`
 * builds the address of a package's files, `player.php` and `module.js` make the names in the window around the course.
 */

import { propertyOrNull, windowsAround } from './find_api.js';

/** Where Moodle serves a package's files: /pluginfile.php/<context>/mod_scorm/content/<revision>/... */
const CONTENT = /\/pluginfile\.php.*\/mod_scorm\/(content|imsmanifest)\//;
/** Its page around the course, in the window itself or in one of its own. */
const PLAYER = /\/mod\/scorm\/\w+\.php$/;

/**
 * Moodle, and what is made of it (IOMAD, Totara, Workplace), which have its SCORM module. Its app is not recognised: it has none
 * of these marks.
 * @param {any} window  the course's
 */
export function isMoodle(window) {
  // The course's own address can be read wherever it runs.
  if (CONTENT.test(withPlainSlashes(propertyOrNull(propertyOrNull(window, 'location'), 'pathname')))) return true;
  return windowsAround(window).some((around) => {
    const moodle = propertyOrNull(around, 'M');
    return Boolean(propertyOrNull(moodle, 'mod_scorm') || propertyOrNull(moodle, 'scorm_api'))
      || PLAYER.test(withPlainSlashes(propertyOrNull(propertyOrNull(around, 'location'), 'pathname')));
  });
}

/**
 * @param {unknown} address
 * @returns {string} with slashes as slashes
 */
function withPlainSlashes(address) {
  return String(address || '').replace(/%2f/gi, '/');
}
