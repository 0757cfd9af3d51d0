import { run, say } from './terminal.mjs';

/**
 * Finds a browser for the journeys, or installs one.
 * @returns {Promise<string | undefined>} its path
 */
export async function provideBrowser() {
  // Imported late: it needs node_modules, which may have been installed just now.
  const { findBrowser } = await import('../e2e/support/findBrowser.mjs');
  const found = findBrowser();
  if (found) return found;

  say('No Chromium or Chrome found. Installing one: playwright install chromium');
  await run('playwright install chromium');
  const downloaded = findBrowser();
  if (downloaded || !mayUseApt()) return downloaded;

  say('That did not give a browser that starts. Installing the one of the system: apt-get');
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get update && apt-get install -y chromium fonts-noto-cjk', quiet);
  return findBrowser();
}

function mayUseApt() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}
