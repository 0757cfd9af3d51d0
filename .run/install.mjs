import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, root, run, say } from './terminal.mjs';

const NODE_OLDEST = [20, 19];

/** Brings node_modules in line with the lock file. Needs nothing but Node and npm. */
export async function installIfNeeded() {
  requireNode();
  const reason = whatIsStale();
  if (reason === undefined) return;
  say(`Installing the packages this project uses (${reason}): npm ci`);
  // Without --include=dev a set NODE_ENV=production would leave out what builds the page.
  if (!(await run('npm ci --include=dev --no-audit --no-fund'))) {
    giveUp('The packages could not be installed. Is there a network connection? See above.');
  }
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [majorOldest = 0, minorOldest = 0] = NODE_OLDEST;
  if (major > majorOldest || (major === majorOldest && minor >= minorOldest)) return;
  giveUp(`Node ${NODE_OLDEST.join('.')} or newer is needed; this is ${process.versions.node}.`);
}

/** @returns {string | undefined} undefined when all is in place */
function whatIsStale() {
  // npm writes down here what it has installed, in the form of the lock file.
  const installedPath = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedPath)) return 'there are none yet';
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const installed = packagesIn(installedPath);
  const isStale = Object.entries(wanted).some(([path, { version, optional }]) => {
    // An optional package may be meant for another kind of machine.
    if (path === '' || (optional && !installed[path])) return false;
    return installed[path]?.version !== version || !existsSync(join(root, path));
  });
  return isStale ? 'the lock file has changed' : undefined;
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesIn(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}
