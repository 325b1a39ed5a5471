// SPDX-License-Identifier: Apache-2.0
/** What a type's view does wrong does not stop its page: the question says that it cannot be answered, and everything else goes on. */

/** @typedef {import('./types.js').View} View */
/** @typedef {import('./types.js').MakeView} MakeView */

/** The buttons of the question itself: there is nothing to check. */
export const STYLE = 'form[data-broken] .question-actions{display:none}';

/**
 * @param {MakeView} make
 * @returns {MakeView} the same, of which nothing is asked any more once something in it has failed
 */
export function guardedMaker(make) {
  return (tools) => {
    const { h, t } = tools;
    /** What is known to have been answered. A view that has failed tells no other answer. @type {string[]} */
    let known = [];
    /** @type {unknown} what is still to be told in the form: the maker is given none */
    let early;
    let failed = false;

    /**
     * @param {HTMLFormElement} form
     * @param {unknown} error
     */
    const fail = (form, error) => {
      failed = true;
      console.error(error);
      closeQuestion(form);
      form.append(h('p', { class: 'question-missing', role: 'alert' }, t('view_broken')));
    };

    /** @type {View | undefined} */
    let view;
    try {
      view = make(tools);
    } catch (error) {
      early = error;
    }

    /**
     * @param {HTMLFormElement} form
     * @param {(view: View) => any} act
     */
    const attempt = (form, act) => {
      try {
        if (failed) return '';
        if (!view) throw early;
        return act(view);
      } catch (error) {
        return fail(form, error);
      }
    };

    return {
      arrange: (form, ...rest) => attempt(form, (one) => one.arrange(form, ...rest)),
      read(form, question) {
        attempt(form, (one) => { known = one.read(form, question); });
        return known;
      },
      write(form, question, answer) {
        known = answer;
        attempt(form, (one) => one.write(form, question, answer));
      },
      mark: (form, ...rest) => attempt(form, (one) => one.mark(form, ...rest)),
      lock: (form, locked) => attempt(form, (one) => one.lock(form, locked)),
      refuse: (form, question) => attempt(form, (one) => one.refuse && one.refuse(form, question)) || '',
      again: (form, question) => attempt(form, (one) => one.again && one.again(form, question)),
    };
  };
}

/**
 * Closes a question that cannot be answered.
 * @param {HTMLFormElement} form
 */
function closeQuestion(form) {
  const controls = /** @type {NodeListOf<HTMLButtonElement>} */ (form.querySelectorAll('.question-stem :enabled, .question-choices :enabled'));
  controls.forEach((one) => { one.disabled = true; });
  form.dataset.broken = '';
}
