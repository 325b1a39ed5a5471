// SPDX-License-Identifier: Apache-2.0
/** Parts of a file, which players of sound and film ask for (RFC 9110, 14). */

/**
 * @param {Response} file   whole
 * @param {string | null} range  the header `Range`
 * @returns {Promise<Response>} the part that is asked for; the whole file where the header cannot be read
 */
export async function requestedPart(file, range) {
  const wanted = /^bytes=(\d*)-(\d*)$/.exec((range || '').trim());
  if (!wanted || (!wanted[1] && !wanted[2])) return file;
  const whole = await file.blob();
  const { size } = whole;
  const [from, to] = wanted[1]
    ? [Number(wanted[1]), wanted[2] ? Math.min(Number(wanted[2]), size - 1) : size - 1]
    : [Math.max(size - Number(wanted[2]), 0), size - 1];
  if (from > to) return new Response('', { status: 416, headers: { 'Content-Range': ['bytes', `*/${size}`].join(' ') } });
  const type = file.headers.get('Content-Type') || '';
  return new Response(whole.slice(from, to + 1, type), {
    status: 206,
    headers: { 'Content-Type': type, 'Content-Length': String(to - from + 1), 'Content-Range': ['bytes', `${from}-${to}/${size}`].join(' ') },
  });
}
