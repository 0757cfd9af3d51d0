// The JavaScript that must arrive before the first picture, against its budget.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root, say } from './terminal.mjs';

const FIRST_PICTURE_BYTES_MAX = 150_000;

/** @typedef {Record<string, { file: string, imports?: string[] }>} Manifest */

const dist = join(root, 'dist');

/** @returns {boolean} whether the budget is kept */
export function checkSize() {
  const all = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'));
  const first = firstPicture();
  say('For the first picture:');
  const firstBytes = report([...first]);
  say('For the worker:');
  report(all.filter((name) => /worker/i.test(name) && !first.has(name)));
  say('Later, when needed:');
  report(all.filter((name) => !/worker/i.test(name) && !first.has(name)));

  const isKept = firstBytes <= FIRST_PICTURE_BYTES_MAX;
  say(
    `First picture: ${kb(firstBytes)} of at most ${kb(FIRST_PICTURE_BYTES_MAX)} (gzip)` +
      (isKept ? '.' : ': too much. What is not in the first picture belongs behind import().'),
  );
  return isKept;
}

/** The scripts index.html names, and all that these import statically. */
function firstPicture() {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
  const importsOf = new Map(
    Object.values(manifest).map(({ file, imports = [] }) => [
      file,
      imports.map((key) => manifest[key]?.file ?? key),
    ]),
  );
  const waiting = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map((match) => match[1]);
  /** @type {Set<string>} */
  const found = new Set();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    waiting.push(...(importsOf.get(file) ?? []));
  }
  if (found.size === 0) throw new Error('dist/index.html names no script');
  return new Set([...found].map((file) => file.replace(/^assets\//, '')));
}

/**
 * @param {string[]} names
 * @returns {number} the sum
 */
function report(names) {
  const sizes = names.map((name) => gzipSync(readFileSync(join(dist, 'assets', name))).length);
  names.forEach((name, index) => say(`  ${kb(sizes[index] ?? 0).padStart(9)}  ${name}`));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** @param {number} bytes */
function kb(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
