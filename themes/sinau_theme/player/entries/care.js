// SPDX-License-Identifier: Apache-2.0
/**
 * "My progress", notices, the ways on, to the search and to the display's settings, and the upkeep of stores and page, in a script of their
 * own: nobody needs them in the first second.
 */

import { MY_PROGRESS } from '../activity.js';
import { ActivityNavigation } from '../activity_navigation.js';
import { mergeOldVisits } from '../compaction.js';
import { addSettings } from '../display_settings.js';
import { openLinksBeside } from '../links_beside.js';
import { progressPanel } from '../my_progress.js';
import { Notices } from '../notices.js';
import { openDetailsForPrint } from '../details_on_paper.js';
import { showCourseProgress } from '../progress_marks.js';
import { addSearchButton } from '../search/player_search_button.js';

const { sinau } = /** @type {any} */ (window);
/**
 * @param {import('../lesson.js').Desk} desk
 * @param {(id: string) => void} go
 */
const startUpkeep = (desk, go) => {
  const { study, t, loader } = desk;
  openLinksBeside(t);
  addSettings(study.environment.localStorage, t);
  // The build has put it in front of this script, if there is anything to search.
  if (sinau.searches) addSearchButton(sinau.searches, t);
  const [steps, told] = ['steps', 'notices'].map((name) => /** @type {HTMLElement} */ (document.getElementById(`sinau-${name}`)));
  const navigation = new ActivityNavigation(steps, desk, go, true);
  const notices = new Notices(told, study, t, () => go(MY_PROGRESS), () => loader.loadCare());
  return (/** @type {string} */ current) => {
    showCourseProgress(study, t);
    navigation.update(current);
    notices.update();
  };
};

sinau.equip({ progressPanel, compact: mergeOldVisits, prepare: startUpkeep });
openDetailsForPrint();
