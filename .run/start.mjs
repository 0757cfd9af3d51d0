// npm start: from a fresh clone to the open page.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { installIfNeeded } from './install.mjs';
import { giveUp, root, run, say } from './terminal.mjs';

const PORT_FIRST = 4173;

await installIfNeeded();

if (isBuilt()) {
  say('The page is built already.');
} else {
  say('Building the page: vite build');
  if (!(await run('vite build'))) giveUp('The page could not be built; the reason is above.');
}

const { preview } = await import('vite');
const server = await preview({
  root,
  logLevel: 'warn',
  // If the port is taken, the next free one is used.
  preview: { host: '127.0.0.1', port: PORT_FIRST, strictPort: false, open: false },
});
const address = server.resolvedUrls?.local[0] ?? giveUp('The page could not be served.');
say(`\nSluice is at ${address}   (Ctrl+C ends it)\n`);
open(address);

/** Whether dist/ is newer than everything it is made of. */
function isBuilt() {
  const page = join(root, 'dist', 'index.html');
  if (!existsSync(page)) return false;
  const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];
  return Math.max(...sources.map((path) => newestMs(join(root, path)))) < statSync(page).mtimeMs;
}

/**
 * The time of a folder counts too: it changes when a file in it is removed.
 * @param {string} path
 * @returns {number}
 */
function newestMs(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}

/**
 * Shows the page in the default browser where there is one; the printed address is enough otherwise.
 * @param {string} url
 */
function open(url) {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  const hasScreen = process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY;
  if (CI || !hasScreen) return;
  const openers = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''], linux: ['xdg-open'] };
  const [command = 'xdg-open', ...options] =
    openers[/** @type {keyof typeof openers} */ (process.platform)] ?? openers.linux;
  const browser = spawn(command, [...options, url], { stdio: 'ignore', detached: true });
  browser.on('error', () => undefined);
  browser.unref();
}
