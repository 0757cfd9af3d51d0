// Many seeds: bands around the lines, the spread of the verdict, the worst seed.
import { expect, test, type Page } from '@playwright/test';

async function open(page: Page, address = '#v=1&p=crash&t=45'): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/${address}`);
  await expect(page.locator('[data-draws]')).toHaveCount(4);
  await page.getByRole('radio', { name: 'seeds' }).check();
}

test('twenty seeds: progress, bands in the charts, the worst seed one click away', async ({
  page,
}) => {
  await open(page);
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await verdict.getByRole('combobox', { name: 'Seeds' }).selectOption('20');
  await verdict.getByRole('button', { name: 'Run them' }).click();
  await expect(verdict.getByRole('table')).toContainText('Over 20 seeds');
  for (const line of ['attempts', 'throttled', 'latencyP99Ms']) {
    await expect(page.locator(`[data-seed-band=${line}]`)).toHaveCount(1);
  }
  // Goodput in the middle of what it can be: less than is offered, more than half.
  await expect(verdict.getByRole('row', { name: /^Goodput/ })).toContainText(/2\d\d\s\/s/);

  const worst = verdict.getByRole('row', { name: /^Failed/ }).getByRole('button');
  const seed = Number((await worst.textContent())?.replace(/\D/g, ''));
  expect(seed).toBeGreaterThanOrEqual(1);
  expect(seed).toBeLessThanOrEqual(20);
  await worst.click();
  await expect(page.getByText(`seed ${String(seed)}`, { exact: true }).first()).toBeVisible();
  // The bands are of the seeds of the scenario before; the page says so.
  if (seed !== 1) await expect(verdict).toContainText('another scenario');
});

test('it can be paused, goes on, and can be left; the page stays in hand meanwhile', async ({
  page,
}) => {
  await open(page);
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await verdict.getByRole('combobox', { name: 'Seeds' }).selectOption('1000');
  await verdict.getByRole('button', { name: 'Run them' }).click();
  const progress = verdict.getByRole('progressbar', { name: 'Runs computed' });
  await expect
    .poll(() => progress.evaluate((bar: HTMLProgressElement) => bar.value))
    .toBeGreaterThan(3);
  await verdict.getByRole('button', { name: 'Pause' }).click();
  // What was in the workers comes in, then nothing more.
  await page.waitForTimeout(1_500);
  const paused = await progress.evaluate((bar: HTMLProgressElement) => bar.value);
  await page.waitForTimeout(700);
  expect(await progress.evaluate((bar: HTMLProgressElement) => bar.value)).toBe(paused);
  await verdict.getByRole('button', { name: 'Go on' }).click();
  await expect
    .poll(() => progress.evaluate((bar: HTMLProgressElement) => bar.value))
    .toBeGreaterThan(paused);
  await expect(verdict).toContainText('left');

  const digest = await page.locator('html').getAttribute('data-digest');
  await page.getByRole('button', { name: /^Crash, / }).press('m');
  await expect(page.locator('html')).not.toHaveAttribute('data-digest', digest ?? '');
  await verdict.getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toHaveCount(0);
  await expect(verdict.getByRole('table')).toContainText('Over');
});
