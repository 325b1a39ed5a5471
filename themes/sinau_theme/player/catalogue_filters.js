// SPDX-License-Identifier: Apache-2.0
/**
 * Narrows the catalogue's list of courses. Without this script the form stays hidden and the whole list stands there.
 *
 *     <form data-sinau-filters data-status="{shown} of {all}" hidden>   a <select name="..."> for each property, a status
 *     [data-sinau-course='{"language":["id"],"audience":["kades"]}']    what each course has of those properties
 */

/** Starts the filters of the page in the document, if it has any. */
export function startFilters() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-sinau-filters]'));
  if (!form || !form.hidden) return;
  const courses = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-sinau-course]')]);
  const known = courses.map((course) => readProperties(course.dataset.sinauCourse || ''));
  const selects = [...form.querySelectorAll('select')];
  const status = form.querySelector('[role="status"]');
  const apply = () => {
    const wanted = selects.filter((select) => select.value);
    let shown = 0;
    courses.forEach((course, index) => {
      course.hidden = !wanted.every((select) => (known[index][select.name] || []).includes(select.value));
      shown += course.hidden ? 0 : 1;
    });
    form.classList.toggle('is-narrowed', wanted.length > 0);
    // Changed only when something is chosen, so a screen reader is not told of a list that is as it was.
    const text = (form.dataset.status || '').replace('{shown}', String(shown)).replace('{all}', String(courses.length));
    if (status && (wanted.length || status.textContent)) status.textContent = text;
  };
  form.addEventListener('change', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));
  // Who comes back from a course finds the choice again: browsers restore forms after scripts have run.
  window.addEventListener('pageshow', apply);
  form.hidden = false;
  apply();
}

/**
 * @param {string} text
 * @returns {Record<string, string[]>}
 */
function readProperties(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
