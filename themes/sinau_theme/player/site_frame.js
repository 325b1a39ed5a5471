// SPDX-License-Identifier: Apache-2.0
/**
 * What moves in the frame of a page of the site: the choice of colours, the title in the header, the table of contents. Material's script,
 * which is as large as all of ours together, does it only where a `mkdocs.yml` asks for more of it.
 */

import { openDetailsForPrint } from './details_on_paper.js';

/** Pixels below the header from which on a heading counts as reached. */
const REACHED = 24;

/** Starts what the page's frame does, if Material does not. */
export function startFrame() {
  if (/** @type {any} */ (window).document$) return;
  document.documentElement.classList.replace('no-js', 'js');
  bindColourChoice();
  followScrolling();
  openDetailsForPrint();
}

/**
 * The reader chooses between light and dark. The choice is kept where Material keeps it, and the page's head restores it
 * (partials/palette.html of both).
 */
function bindColourChoice() {
  /** @type {HTMLInputElement[]} */
  const inputs = [...document.querySelectorAll('[data-md-component=palette] input')].map((one) => /** @type {any} */ (one));
  const page = /** @type {any} */ (window);
  /** @param {number} index */
  const choose = (index) => {
    /** @type {Record<string, string>} */
    const color = {};
    for (const name of ['media', 'scheme', 'primary', 'accent']) {
      color[name] = inputs[index].getAttribute(`data-md-color-${name}`) || '';
      document.body.setAttribute(`data-md-color-${name}`, color[name]);
    }
    inputs[index].checked = true;
    inputs.forEach((input, place) => { /** @type {HTMLElement} */ (input.nextElementSibling).hidden = place !== index; });
    return { index, color };
  };
  if (!inputs.length) return;
  let kept = null;
  try { kept = page.__md_get('__palette'); } catch { /* no storage, or somebody else's */ }
  const fitting = inputs.findIndex((input) => matchMedia(input.getAttribute('data-md-color-media') || '').matches);
  choose(kept && inputs[kept.index] ? kept.index : Math.max(fitting, 0));
  inputs.forEach((input, index) => {
    input.addEventListener('change', () => { page.__md_set('__palette', choose(index)); });
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      const next = inputs[(index + 1) % inputs.length];
      next.click();
      next.focus();
    });
  });
}

/** The header shows the page's title once that has left the window, and the table of contents which part is being read. */
function followScrolling() {
  const header = document.querySelector('.md-header');
  const shown = document.querySelector('[data-md-component=header-title]');
  const title = document.querySelector('.md-content h1');
  const links = [...document.querySelectorAll('.md-sidebar--secondary .md-nav__link[href^="#"]')].map((link) => ({
    link, target: document.getElementById(decodeURIComponent((link.getAttribute('href') || '').slice(1))),
  }));
  let waiting = false;
  const look = () => {
    waiting = false;
    const top = header ? header.getBoundingClientRect().bottom : 0;
    if (shown && title) shown.classList.toggle('md-header__title--active', title.getBoundingClientRect().bottom <= top);
    let current = -1;
    links.forEach(({ target }, index) => { if (target && target.getBoundingClientRect().top <= top + REACHED) current = index; });
    links.forEach(({ link }, index) => {
      link.classList.toggle('md-nav__link--passed', index < current);
      link.classList.toggle('md-nav__link--active', index === current);
    });
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(look);
    waiting = true;
  };
  addEventListener('scroll', soon, { passive: true });
  addEventListener('resize', soon);
  look();
}
