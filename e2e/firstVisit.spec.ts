// The story of the first minutes: watch, break, look back, tune, share.
import { expect } from '@playwright/test';
import {
  boxOf,
  digestOf,
  digestOtherThan,
  plotOf,
  secondsShown,
  test,
  visit,
} from './support/journey.ts';

test.use({ isFirstVisit: true, permissions: ['clipboard-read', 'clipboard-write'] });

test('a first visit: break a broker, see requests throttled, go back, tune, share the very run', async ({
  page,
  browser,
}) => {
  await visit(page, '', { mayMove: true });
  await expect(page.getByRole('heading', { name: 'Healthy cluster' })).toBeVisible();
  await expect(page.getByText('No request was throttled in this run.')).toBeVisible();
  const tour = page.getByRole('complementary', { name: 'First steps' });
  await expect(tour).toContainText('Watch');
  // It plays by itself.
  await expect.poll(() => secondsShown(page)).toBeGreaterThan(1);
  const calm = await digestOf(page);

  await page.getByRole('button', { name: 'Break broker-a', exact: true }).click();
  const storm = await digestOtherThan(page, calm);
  await expect(tour).toContainText('Tune');
  await expect(page.getByRole('button', { name: /^Crash, broker-a/ })).toBeVisible();
  const throttled = page.getByRole('figure', { name: /^Throttled requests/ });
  await expect(throttled).toContainText('[TIMEOUT_CLEAN_QUEUE]');
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await verdict.getByRole('radio', { name: 'whole run' }).check();
  await expect(verdict.getByRole('definition').nth(2)).not.toHaveText(/^0/);

  // Back to a calm moment by dragging over the charts.
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  const plot = await plotOf(page);
  const y = plot.y + plot.height / 2;
  await page.mouse.move(plot.x + plot.width * 0.5, y);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width * 0.3, y, { steps: 5 });
  expect(await secondsShown(page)).toBeCloseTo(36, 0);
  await page.mouse.move(plot.x + plot.width * 0.25, y, { steps: 3 });
  await page.mouse.up();
  expect(await secondsShown(page)).toBeCloseTo(30, 0);
  // Seeking is looking: the run is the same.
  expect(await digestOf(page)).toBe(storm);

  // While the hand is still on the slider, the run is another one already.
  const slider = page.getByRole('slider', { name: 'retryTimesWhenSendFailed' });
  const track = await boxOf(slider);
  await page.mouse.move(track.x + track.width * 0.2, track.y + track.height / 2);
  await page.mouse.down();
  await page.mouse.move(track.x + track.width * 0.6, track.y + track.height / 2, { steps: 4 });
  const held = await digestOtherThan(page, storm);
  await page.mouse.move(track.x + 1, track.y + track.height / 2, { steps: 4 });
  const tuned = await digestOtherThan(page, held);
  await page.mouse.up();
  expect(await digestOf(page)).toBe(tuned);
  await expect(tour).toHaveCount(0);

  await page.getByRole('button', { name: 'Share link' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this run' });
  await expect(dialog).toContainText(`Digest of the run: ${tuned}`);
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.slice(link.indexOf('#') + 1).length).toBeLessThanOrEqual(300);

  const colleague = await browser.newContext({ locale: 'en-GB' });
  const theirs = await colleague.newPage();
  await theirs.goto(link);
  expect(await digestOf(theirs)).toBe(tuned);
  await expect(theirs.getByRole('textbox', { name: 'Time', exact: true })).toHaveValue(/^30\./);
  await expect(theirs.getByRole('button', { name: /^Crash, broker-a/ })).toBeVisible();
  await expect(theirs.getByRole('region', { name: 'Messages' })).toBeEmpty();
  // Opening a link does not rewrite it, nor does what is done then.
  await theirs.keyboard.press('ArrowRight');
  await theirs.getByRole('button', { name: /^Break/ }).click();
  await digestOtherThan(theirs, tuned);
  expect(theirs.url()).toBe(link);
  await colleague.close();
});

test('the callouts of a first visit never come again', async ({ page }) => {
  await visit(page);
  await page.getByRole('button', { name: 'Skip', exact: true }).click();
  await page.reload();
  await digestOf(page);
  await expect(page.getByRole('complementary', { name: 'First steps' })).toHaveCount(0);
});
