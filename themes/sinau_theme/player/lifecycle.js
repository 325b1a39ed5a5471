// SPDX-License-Identifier: Apache-2.0
/**
 * Leaving and coming back. Nothing is left to the moment of leaving (synchronous requests throw there), and there is
 * no `unload` or `beforeunload`: browsers no longer fire them reliably, and they switch the back/forward cache off.
 */

/** @typedef {import('./study.js').Study} Study */

/**
 * Closes the window that the LMS has opened for the course: the course's own, or one of the LMS's with the course in a frame. An
 * LMS that stands in a window which a portal of another origin has opened stays. A browser may refuse.
 */
export function closeWindow() {
  const { top } = window;
  try {
    if (top && top !== window && top.location.href && top.opener.location.href) top.close();
  } catch (error) {
    // Another origin, or nobody has opened it.
  }
  window.close();
}

/**
 * @param {Study} study
 * @param {() => void} onReopened  the page came back alive after its LMS session was ended
 */
export function bindLifecycle(study, onReopened) {
  const { tracking } = study;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') tracking.pause();
  });
  window.addEventListener('pagehide', (event) => {
    if (event.persisted) tracking.pause();
    else tracking.close();
  });
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    study.comeBack();
    if (tracking.phase() === 'closed') onReopened();
  });
}
