// Maps: coarse first, then finer; a point is a run; bad questions get a sentence.
import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';

async function open(page: Page, address = '#v=1&p=crash&t=30'): Promise<Locator> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/${address}`);
  await expect(page.locator('[data-draws]')).toHaveCount(4);
  await page.getByRole('button', { name: 'Map …' }).click();
  return page.getByRole('dialog', { name: 'Map of two settings' });
}

test('where does the storm stay: between 1.0 and 1.1 s at 280/s, and a press opens that very run', async ({
  page,
}) => {
  const dialog = await open(page);
  await dialog.getByRole('button', { name: /Where does the storm stay/ }).click();
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await expect(dialog.getByRole('progressbar')).toHaveCount(0, { timeout: 110_000 });
  const map = dialog.getByRole('application');
  const status = dialog.getByRole('status');

  // By keys: from the corner to 280/s, then along the row to the edge.
  await map.focus();
  await page.keyboard.press('ArrowUp');
  for (let step = 0; step < 16; step++) await page.keyboard.press('ArrowUp');
  for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowRight');
  await expect(status).toHaveText(/1\ss × 280\s\/s: 100\s%/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(status).toHaveText(/1\.1\ss × 280\s\/s: 0\s%/);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(
    page.getByRole('button', { name: /^Pause, broker-a, 5\.0\ss to 6\.1\ss/ }),
  ).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-run', 'finished');
});

test('a question of one’s own, small: drawn, read as a table, saved as CSV', async ({ page }) => {
  const dialog = await open(page);
  await expect(dialog.getByLabel('Steps')).toHaveCount(2);
  for (const steps of await dialog.getByLabel('Steps').all()) await steps.fill('3');
  await dialog.getByLabel('Seeds').fill('1');
  await expect(dialog).toContainText('9 runs');
  await dialog.getByRole('button', { name: 'Draw the map' }).click();
  await dialog.getByText('As a table').click();
  await expect(dialog.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  await expect(dialog.getByRole('row')).toHaveCount(4);
  await expect(dialog.getByRole('cell', { name: /%$/ })).toHaveCount(9);
  await dialog.getByLabel('Outcome').selectOption('Goodput');
  await expect(dialog.getByRole('cell', { name: /\/s$/ })).toHaveCount(9);

  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save as CSV' }).click();
  const path = await (await saving).path();
  const lines = (await readFile(path, 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(10);
  expect(lines[0]).toContain('goodputPerSec');
});

test('questions that cannot be asked get a sentence', async ({ page }) => {
  const dialog = await open(page);
  const draw = dialog.getByRole('button', { name: 'Draw the map' });
  const problem = dialog.getByRole('alert');
  const from = dialog.getByLabel('From').first();
  await from.fill('20000');
  await draw.click();
  await expect(problem).toContainText('is empty: it begins and ends at 20000');
  await from.fill('-5');
  await draw.click();
  await expect(problem).toContainText('cannot be -5: it must be from 1 to');
  await from.fill('1000');
  for (const steps of await dialog.getByLabel('Steps').all()) await steps.fill('60');
  await dialog.getByLabel('Seeds').fill('90');
  await draw.click();
  await expect(problem).toContainText(/324\s000 runs and would take about/);
  await expect(problem).toContainText(/at most 50\s000/);
});

test('the page stays in hand while a map computes, and the map is there when one comes back', async ({
  page,
}) => {
  const dialog = await open(page);
  await dialog.getByRole('button', { name: /The same with real luck/ }).click();
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  const digest = await page.locator('html').getAttribute('data-digest');
  await page.getByRole('button', { name: /^Crash, / }).press('m');
  await expect(page.locator('html')).not.toHaveAttribute('data-digest', digest ?? '');
  await page.getByRole('button', { name: 'Map …' }).click();
  await expect(dialog).toContainText(/of 2\s100 runs/);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByRole('progressbar')).toHaveCount(0);
});
