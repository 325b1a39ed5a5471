// SPDX-License-Identifier: Apache-2.0
/**
 * What the player asks of whatever records results: an LMS through one of the adapters of `tracking/`, or nothing.
 * The player knows this interface only; an adapter never touches the page.
 *
 * @typedef {object} Session       what was found at launch
 * @property {boolean} connected   false: no LMS; everything stays on the device
 * @property {boolean} writable    false: review, browse or no credit; nothing is reported
 * @property {string} learner      id that the LMS gave; '': none, so nothing is carried across launches
 * @property {string} state        packed state of the last launch; ''
 * @property {string} location     activity id of the last launch; ''
 * @property {number} interactions how many interactions the LMS says it holds; 0 when it does not say
 * @property {boolean} [ended]     the session was over before this page was there; state and location are what this frame
 *                                 reported last (connected), or nothing is known (not connected)
 *
 * @typedef {object} Report        the whole truth, each time; the adapter sends what is new
 * @property {'passed' | 'failed' | 'completed' | 'incomplete'} status   for standards with one word
 * @property {boolean} complete
 * @property {'unknown' | 'passed' | 'failed'} success
 * @property {number | null} score     0..1; null: none yet
 * @property {number} measure          0..1 of the way
 * @property {string} location         activity id
 * @property {string} state            packed
 * @property {ObjectiveResult[]} objectives  in the course's order
 * @property {boolean} mayLower        the author keeps the last attempt, so a score may fall
 * @property {boolean} urgent          an answer or a result: commit at once if the pace allows
 *
 * @typedef {object} ObjectiveResult
 * @property {string} id
 * @property {number | null} score    0..1; null: nothing has asked for it yet
 * @property {'passed' | 'failed' | 'completed' | 'incomplete' | 'not attempted'} status
 *
 * @typedef {object} Interaction   one answer, for the LMS's own statistics
 * @property {string} id           ASCII without blanks, unique in the LMS attempt
 * @property {string} [prompt]     what was asked, as plain text; only while the question's page is open
 * @property {import('./answers/kinds.js').Reported} reported  what was answered, and what is right
 * @property {number} score        0..1
 * @property {number} points
 * @property {string} [objective] id of the objective that the question asks for
 * @property {number} wall         when it was begun, ms since 1970
 * @property {number} took         ms
 *
 * @typedef {'connecting' | 'absent' | 'review' | 'pending' | 'sent' | 'failing' | 'closed'} Phase
 *    absent: no LMS was found; review: it asks for nothing to be written; pending: not committed yet; failing: it refused;
 *    closed: the session is over
 *
 * @typedef {object} Tracking
 * @property {string} name
 * @property {boolean} expected                    true: an LMS ought to be there, so say so when it is not
 * @property {(ofSeveral?: boolean) => Promise<Session>} open  finds the LMS; may take 10 s; may be called again when there was
 *    none. ofSeveral: this is one of several parts that the LMS opens one after the other
 * @property {(report: Report) => void} report
 * @property {(index: number, interaction: Interaction) => boolean} interaction   false: refused, the index is free still
 * @property {() => void} pause                    the page is hidden: commit what is pending
 * @property {() => void} close                    end the session, once
 * @property {() => Phase} phase
 * @property {import('./lms_part.js').LmsPart} lms  what a study needs to report
 * @property {() => string} [trouble]              error code of the LMS's last refusal, for the support code; ''
 * @property {(listener: () => void) => void} watch  called whenever the phase changes
 */

/**
 * Without an LMS: a site or a folder.
 * @returns {Tracking}
 */
export function localTracking() {
  return {
    name: 'local',
    expected: false,
    open: async () => ({ connected: false, writable: true, learner: '', state: '', location: '', interactions: 0 }),
    report() {},
    interaction: () => false,
    pause() {},
    close() {},
    phase: () => 'absent',
    watch() {},
    lms: {
      findAttempt: (course, session, environment, launched) => launched,
      takeState() {},
      isPacked: () => false,
      isUnconfirmed: () => false,
      sendAgain() {},
      tellAnswers() {},
      report() {},
      noteSent() {},
    },
  };
}
