// Playback that stops at a condition.
import { expect, test, type Page } from '@playwright/test';

async function open(page: Page, address: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/${address}`);
  await expect(page.locator('[data-draws]')).toHaveCount(4);
}

async function secondsShown(page: Page): Promise<number> {
  const clock = page.getByRole('textbox', { name: 'Time', exact: true });
  return Number.parseFloat(await clock.inputValue());
}

test('playback stops at the first busy answer and at nothing before', async ({ page }) => {
  await open(page, '#v=1&p=busy-three-clients&t=39.5');
  await page.getByRole('button', { name: 'Stop when …' }).click();
  const editor = page.getByRole('dialog', { name: 'Stop when' });
  await editor.getByLabel('a client hears busy for the first time').check();
  await expect(editor).toContainText('1 × in this run.');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-stop]')).toHaveCount(1);

  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  const stoppedAt = await secondsShown(page);
  expect(stoppedAt).toBeGreaterThan(40);
  expect(stoppedAt).toBeLessThan(41);
  // Played again, it goes on from there.
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => secondsShown(page)).toBeGreaterThan(stoppedAt + 0.5);
});

test('keys jump from stop to stop, and the numbers of a condition move them', async ({ page }) => {
  await open(page, '#v=1&p=crash&t=0');
  await page.getByRole('button', { name: 'Stop when …' }).click();
  const editor = page.getByRole('dialog', { name: 'Stop when' });
  await editor.getByLabel('goodput falls below a share').check();
  await editor.getByLabel('a send queue is longer than').check();
  const requests = editor.getByLabel('Requests');
  await requests.fill('30');
  await requests.press('Enter');
  await page.keyboard.press('Escape');

  await page.keyboard.press('n');
  await expect.poll(() => secondsShown(page)).toBeGreaterThan(40);
  const first = await secondsShown(page);
  await page.keyboard.press('n');
  await expect.poll(() => secondsShown(page)).toBeGreaterThan(first);
  await page.keyboard.press('p');
  await expect.poll(() => secondsShown(page)).toBe(first);
});

test('a condition the run never meets says so, and one out of range is refused', async ({
  page,
}) => {
  await open(page, '#v=1&p=healthy&t=5');
  await page.getByRole('button', { name: 'Stop when …' }).click();
  const editor = page.getByRole('dialog', { name: 'Stop when' });
  await editor.getByLabel('a message is stored twice').check();
  await expect(editor).toContainText('Never in this run.');
  await editor.getByLabel('goodput falls below a share').check();
  await editor.getByRole('textbox', { name: 'Share' }).fill('130');
  await expect(editor).toContainText('A number between 0 and 100');
});
