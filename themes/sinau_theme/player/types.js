// SPDX-License-Identifier: Apache-2.0
/**
 * The shapes that the player's modules hand to one another. Types only: nothing here runs.
 *
 * @typedef {'lesson' | 'pretest' | 'quiz' | 'exam'} ActivityKind
 *
 * @typedef {object} QuestionInfo  what the course's outline says of a question (its text stands in the lesson)
 * @property {string} id           permanent, unique in the course
 * @property {number} index        permanent place in the packed state
 * @property {string} type         what the page calls it; nothing depends on it here
 * @property {number} points       greater than 0
 * @property {string} shape        of its answer, see answers/shape.js
 * @property {number} most_bits    that its answer may take in the packed state
 * @property {string} hash         hex digest of its content; changes when the question changes
 * @property {string[]} [was]      hashes of wordings that ask the same, of the same shape: their answers count too
 * @property {string} [objective]  id of the course's objective that it asks for
 *
 * @typedef {object} Activity      a lesson or an assessment
 * @property {string} id
 * @property {number} index        permanent place in the packed state
 * @property {ActivityKind} kind
 * @property {string} title
 * @property {number | null} [minutes]
 * @property {string | null} [module]
 * @property {string | null} [script]   classic script that delivers it; null: it is in the document
 * @property {string} [url]             on the site: its page
 * @property {boolean} [draft]          on the site, in a preview
 * @property {QuestionInfo[]} questions
 * @property {number | null} [mastery_score]   0..1
 * @property {number} [attempts]               0: no limit
 * @property {'best' | 'last' | 'first'} [keep]
 * @property {'at once' | 'at end' | 'after passing' | 'never'} [feedback]
 * @property {string[]} [shuffle]              'questions', 'choices'
 * @property {number} [time_limit]             minutes for an attempt
 * @property {{count: number, each: boolean}} [draw]  questions of an attempt: of all, or of each objective's
 * @property {boolean} [review]                whether own answers may be seen afterwards
 * @property {string[]} [objectives]           ids of those that it serves
 *
 * @typedef {object} Course        whole; or what a page carries of it: its own activity, and no slots, objectives or modules
 * @property {string} [outline]      only of what a page carries: address of the script that brings the whole
 * @property {string} [root]         of a page of the site: where the addresses in the outline begin
 * @property {boolean} [large]       of a page of the site: the outline is so large that who only looks does without it
 * @property {number} format
 * @property {string} id
 * @property {string} [catalogue]     permanent id of its catalogue; pages that were built before there were such ids have none
 * @property {string} version
 * @property {string} title
 * @property {string} language
 * @property {string} publication
 * @property {'free' | 'sequential'} navigation
 * @property {{lessons: boolean, exam: boolean}} completion
 * @property {number | null} mastery_score     0..1
 * @property {number} activity_slots
 * @property {number} question_slots
 * @property {Record<string, string>} [views]  addresses of the scripts that types of questions need, by type
 * @property {{id: string, text?: string}[]} [objectives]  in the player the texts come with assess.js
 * @property {{id: string, label: string, required: boolean, role: 'learner' | 'group'}[]} [collect]  what is asked of a learner who hands on
 * @property {number} [hours]       of learning
 * @property {boolean} [hand_on_in_lms]  results may be handed on from within an LMS, too
 * @property {string} [graded]        of a part of a course: id of the activity whose score is the part's
 * @property {boolean} [sequenced]    it is one of several parts that the LMS opens by what was reached in others
 * @property {Record<string, string[]>} [proves]  of a pretest: parts that need not be learnt, by objectives it has to show
 * @property {{id: string, title: string, activities: string[]}[]} modules
 * @property {Activity[]} activities           in learning order
 *
 * @typedef {object} Rule                      how a question is scored; which keys it has depends on the shape of its answer
 * @property {string[]} correct          one, some, truth: ids of the right choices; words, number: what is accepted; order: all ids in
 *                                       the right order; pairs: `a.c`, one for each prompt; [] for every other shape and where nothing is scored
 * @property {boolean} [partial]         some: each choice counts by itself; order: the longest run in order counts;
 *                                       pairs: each prompt counts
 * @property {string} [kind]             'partial': the same, in pages of before
 * @property {boolean} [table]           pairs: each prompt counts, and a wrong one takes a right one away
 * @property {Rule[]} [gaps]             gaps: a rule for each gap, by the shape of the gap
 * @property {Rule[]} [variants]         drawn: a rule for each variant (the first is `v1`), by the shape that it has inside
 * @property {string} [start]            path: id of the first situation
 * @property {Record<string, Record<string, string>>} [situations]  path: where each choice of each situation leads: a situation or an end
 * @property {Record<string, number>} [ends]  path: score of each end, 0..1
 * @property {Record<string, string>} [labels]  of a gap by choosing: words of its choices, for what an LMS shows
 * @property {boolean} [exact]            of texts: case and spacing count
 * @property {number[][]} [ranges]        of numbers: lowest and highest that are right
 * @property {string} [unit]
 * @property {string[]} [units]         how it may be written, as `alike` has it, the longest first
 * @property {string} [decimal]           the language's decimal mark
 * @property {string} [example]           a number with the unit, as people write it
 * @property {string[]} [shown]           of numbers: what is right, as people write it
 *
 * @typedef {object} Question                  what is sealed into a question's form
 * @property {string} id
 * @property {number} index
 * @property {string} type
 * @property {number} points
 * @property {string} hash
 * @property {string} shape
 * @property {Rule} rule
 * @property {Record<string, string>} feedback
 * @property {string[]} hints
 * @property {string | null} explanation
 *
 * @typedef {'nothing' | 'taken' | 'everything'} Reveal  mark nothing, what was taken, or what is right too
 *
 * @typedef {object} Tools         all that a type's view may use: its script imports nothing
 * @property {typeof import('./dom.js').h} h
 * @property {typeof import('./dom.js').replaceContent} fill
 * @property {typeof import('./dom.js').focusOn} focusOn
 * @property {import('./interface_texts.js').Translate} t  the texts beside the view first, then those of the interface
 * @property {<T>(items: T[], seed: string) => T[]} shuffle  a new order for a seed, the same on every device; the old one for ''
 * @property {typeof import('./answers/alike.js').comparableText} alike  what two equal answers in words have in common
 * @property {View} plain  the view of plain controls, for what it does already
 *
 * @typedef {object} View          how a question is answered: made anew for each question, so it may remember things. What the
 *    learner does has to reach the form as `input` while something is being written and as `change` when it is done; native controls
 *    do that by themselves. What the build has written is there to be read until then: controls are made here, their buttons with a `type`
 * @property {(form: HTMLFormElement, question: Question) => string[]} read  the answer as it stands, as its shape has it
 * @property {(form: HTMLFormElement, question: Question, answer: string[]) => void} write  [] for none: as it was arranged
 * @property {(form: HTMLFormElement, question: Question, seed: string) => void} arrange  called first, and again for each attempt that
 *    shuffles; '' for the order as written. Never the right order by chance
 * @property {(form: HTMLFormElement, question: Question, answer: string[], reveal: Reveal, score: number) => void} mark  `nothing` takes
 *    the marks away. The answer is the one that is known, and its score 0..1; the words below the question come by themselves
 * @property {(form: HTMLFormElement, locked: boolean) => void} lock
 * @property {(form: HTMLFormElement, question: Question) => string} [refuse]  what is told of what stands there and is no answer
 * @property {(form: HTMLFormElement, question: Question) => void} [again]  the learner answers once more; without it the old answer stays
 *
 * @typedef {(tools: Tools) => View} MakeView
 *
 * @typedef {'answer' | 'start' | 'submit' | 'done' | 'visit' | 'time' | 'explained' | 'kept' | 'state'} EventKind
 *
 * @typedef {object} JournalEvent  something the learner did; written once, never changed
 * @property {EventKind} kind      'explained': a question's explanation was asked for, or shown after a right answer of an assessment; 'time': so much of a timed attempt has passed (`took`); 'kept': an LMS gave back what it holds up to `attempt` (a clock value),
 *                                 or, with an answer, a commit that carried all up to there was answered with "true" (lms_receipts.js);
 *                                 'state': what an LMS gave back, unpacked (made at launch, never stored)
 * @property {string} id           question or activity id, never a position
 * @property {string} hash         of the question's content when it was answered; ''
 * @property {number} attempt      number of the assessment's attempt; 0 in lessons
 * @property {string[]} answer     as its shape writes it (`sinau/answers/shape.py`): choice ids; a text; a number as it is kept ('' if it is
 *                                 none) and as it was written; all ids in order; `a.c`; a text for each gap ...; of
 *                                 'submit': ['time'] when the time was over
 * @property {number} score        0..1, of the answer or of the attempt handed in
 * @property {string} nonce        which LMS attempt it belongs to; '' outside an LMS
 * @property {string} writer       device and visit that wrote it: "device.visit"
 * @property {number} seq          1, 2, 3... for each writer, so that a gap shows
 * @property {number} clock        Lamport clock; orders events without trusting any wall clock
 * @property {number} wall         ms since 1970 by the device's clock: to show, never to order
 * @property {number} took         ms spent on it, by the monotonic clock
 * @property {PackedState} [state] of kind 'state' only
 *
 * @typedef {{kind: EventKind, id: string} & Partial<JournalEvent>} NewEvent
 *
 * @typedef {object} PackedActivity
 * @property {boolean} done
 * @property {number} handed       attempts handed in
 * @property {boolean} open        one more attempt is under way
 * @property {number} [elapsed]    seconds of it that have passed, if it is timed
 * @property {number} score        0..1, the one that is kept
 *
 * @typedef {object} Marked
 * @property {boolean} correct
 * @property {number} tag          0..15, first digit of the question's hash
 *
 * @typedef {import('./answers/packing.js').Value & Marked} PackedAnswer
 *
 * @typedef {object} PackedState
 * @property {string} nonce        six characters of the base64url alphabet
 * @property {number} clock
 * @property {number} interactions how many the LMS has been sent
 * @property {Map<number, PackedActivity>} activities  by index
 * @property {Map<number, PackedAnswer>} answers       by index
 *
 * @typedef {object} AnswerState
 * @property {string[]} answer
 * @property {number} score        0..1
 * @property {boolean} earlier     it was given to an earlier version of the question
 * @property {number} [tag]        0..15, of the version it was given to, where that is known and not the question's own
 * @property {boolean} [cut]       only the beginning of it is known, so the score must not be counted anew
 *
 * @typedef {object} Attempt
 * @property {number} number
 * @property {boolean} submitted
 * @property {number | null} score  0..1; null: not submitted, or only the LMS knows
 * @property {string} writer       who began it
 * @property {number} elapsed      ms that have passed, if it is timed
 * @property {boolean} [late]      handed in because its time was over
 * @property {number} [wall]       when it was handed in, ms since 1970: to show
 * @property {Map<string, AnswerState>} answers        by question id
 * @property {Set<string>} explained                   questions whose answer stands, because the explanation was shown
 *
 * @typedef {object} ActivityProgress
 * @property {boolean} done
 * @property {Map<string, AnswerState>} answers        by question id: a lesson's, or the latest attempt's
 * @property {Set<string>} explained                   the same: questions whose explanation was asked for, or stands
 * @property {Attempt[]} attempts  those whose answers are known here
 * @property {number} handed       attempts handed in
 * @property {number} open         number of the attempt under way; 0: none
 * @property {number | null} score the kept one, 0..1; null: none yet
 * @property {boolean | null} passed  null: not handed in, or no pass mark
 *
 * @typedef {object} Progress
 * @property {Map<string, ActivityProgress>} activities
 * @property {number} done
 * @property {number} total
 * @property {boolean} complete
 * @property {'unknown' | 'passed' | 'failed'} success
 * @property {number | null} score 0..1
 * @property {string} location     activity last visited; ''
 * @property {Map<number, PackedAnswer>} archived  answers to questions that the course no longer has
 * @property {Map<number, PackedActivity>} retired the same for activities
 * @property {number} clock
 *
 * @typedef {object} Environment   what the browser lends; tests lend their own
 * @property {IDBFactory | null} indexedDB
 * @property {Storage | null} localStorage
 * @property {(name: string) => BroadcastChannel | null} channel
 * @property {() => number} wall   ms since 1970
 * @property {() => number} mono   ms, never jumps
 * @property {(length: number) => Uint8Array} random
 * @property {string} place        keeps copies of a course apart
 * @property {string} learner      keeps those apart who share a device, outside an LMS; '' for the first one
 * @property {(action: () => void, ms: number) => number} later
 * @property {(timer: number) => void} cancel
 */

export {};
