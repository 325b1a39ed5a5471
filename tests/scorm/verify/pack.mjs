// SPDX-License-Identifier: Apache-2.0
// Has somebody else's packager make packages: `node pack.mjs <version> <source folder> <output folder>`.
import pack from 'simple-scorm-packager';

const [, , version, source, outputFolder] = process.argv;
const vcard = { author: 'Dinas', org: 'Dinas', tel: '-', address: '-', mail: '-', url: '-' };
const details = {
  version: '1.0.0', zip: true, outputFolder, name: 'kebun', date: '2026-01-01', description: '-', keywords: ['kebun'], rights: '-', vcard,
};

pack(
  {
    version, source, package: details, organization: 'Dinas', title: 'Kebun', language: 'id-ID', identifier: 'kebun', masteryScore: 80,
    startingPage: 'index.html',
  },
  () => {},
);
