// SPDX-License-Identifier: Apache-2.0
/** Reads codes with the camera, one learner after another, where the browser knows how. The stream ends with whatever closes it. */

import { h } from '../../player/dom.js';
import { findMessages } from '../../player/results/found_messages.js';
import { makeButton } from './parts.js';

/** @typedef {import('./parts.js').Page} Page */

const FORMAT = 'qr_code';
const PAUSE_MS = 300;
/** What browsers say when there is no picture, and what is told then. */
const FAULTS = new Map([['NotAllowedError', 'camera_refused'], ['SecurityError', 'camera_refused'], ['NotFoundError', 'camera_none'],
  ['OverconstrainedError', 'camera_none'], ['NotReadableError', 'camera_busy'], ['AbortError', 'camera_busy']]);

/**
 * @param {Page} page
 * @param {(text: string) => Promise<void>} take
 * @returns {HTMLElement}
 */
export function cameraPart({ t }, take) {
  const video = h('video', { class: 'camera', playsinline: true, muted: true, hidden: true, 'aria-label': t('collect_camera') });
  video.muted = true;
  const told = h('p', { role: 'status' });
  const place = h('div', { class: 'camera-part' }, told);
  const camera = new Camera(video, (key, values) => { told.textContent = t(key, values); }, take);
  canReadCodes().then((reads) => {
    if (!reads) {
      told.textContent = t('camera_unknown');
      return;
    }
    const toggle = makeButton(t('collect_camera'), () => camera.toggle());
    camera.changed = (open) => { toggle.textContent = t(open ? 'camera_close' : 'collect_camera'); };
    place.prepend(h('div', { class: 'actions' }, toggle), video);
  });
  // A camera that goes on behind another page is nothing that anybody expects.
  document.addEventListener('visibilitychange', () => { if (document.hidden) camera.close(); });
  window.addEventListener('pagehide', () => camera.close());
  return place;
}

/** @returns {Promise<boolean>} */
async function canReadCodes() {
  const { BarcodeDetector } = /** @type {any} */ (window);
  if (!BarcodeDetector || !navigator.mediaDevices) return false;
  try {
    return (await BarcodeDetector.getSupportedFormats()).includes(FORMAT);
  } catch (error) {
    return false;
  }
}

class Camera {
  /**
   * @param {HTMLVideoElement} video
   * @param {(key: string, values?: Record<string, string | number>) => void} tell
   * @param {(text: string) => Promise<void>} take
   */
  constructor(video, tell, take) {
    this.video = video;
    this.tell = tell;
    this.take = take;
    /** @type {MediaStream | null} */
    this.stream = null;
    /** @type {(open: boolean) => void} */
    this.changed = () => {};
    this.asked = 0;
  }

  toggle() {
    if (this.stream) this.close();
    else this.open();
  }

  async open() {
    this.asked += 1;
    const { asked } = this;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (asked !== this.asked) {
        stopTracks(stream);
        return;
      }
      this.stream = stream;
      // Taken away by the system, or unplugged.
      stream.getTracks().forEach((track) => { track.onended = () => this.close(); });
      this.video.srcObject = stream;
      this.video.hidden = false;
      this.changed(true);
      this.tell('camera_on');
      await this.video.play();
      await this.scanCodes(stream);
    } catch (error) {
      this.close();
      this.tell(FAULTS.get(/** @type {Error} */ (error).name) || 'camera_busy');
    }
  }

  close() {
    this.asked += 1;
    if (!this.stream) return;
    stopTracks(this.stream);
    this.stream = null;
    this.video.srcObject = null;
    this.video.hidden = true;
    this.changed(false);
    this.tell('camera_closed');
  }

  /** @param {MediaStream} stream */
  async scanCodes(stream) {
    const detector = new (/** @type {any} */ (window)).BarcodeDetector({ formats: [FORMAT] });
    let last = '';
    while (this.stream === stream) {
      const [found] = await detector.detect(this.video).catch(() => []);
      // The same code is in front of the camera for a while.
      if (found && found.rawValue !== last) {
        last = found.rawValue;
        const [read] = findMessages(last);
        if (read && read.ok) {
          await this.take(last);
          this.tell('camera_read', { name: read.result.name });
        } else this.tell('camera_other');
      }
      await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });
    }
  }
}

/** @param {MediaStream} stream */
function stopTracks(stream) {
  stream.getTracks().forEach((track) => track.stop());
}
