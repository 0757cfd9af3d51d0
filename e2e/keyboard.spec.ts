// The whole story with the keyboard alone.
import { expect, type Page } from '@playwright/test';
import { digestOf, digestOtherThan, secondsShown, test, visit } from './support/journey.ts';

/** Walks on with Tab until the thing with that name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.locator(':focus').ariaSnapshot({ timeout: 5_000 });
    if (name.test(focused)) return;
  }
  throw new Error(`Tab does not lead to ${String(name)}`);
}

test('keys alone: play, seek, break, tune, undo, open another scenario', async ({ page }) => {
  await visit(page);
  expect(await secondsShown(page)).toBe(30);
  const calm = await digestOf(page);

  await page.keyboard.press('ArrowRight');
  expect(await secondsShown(page)).toBe(30.017);
  for (let seconds = 0; seconds < 11; seconds++) await page.keyboard.press('Shift+ArrowRight');
  expect(await secondsShown(page)).toBe(41.017);
  // Single events are close together, and the clock shows milliseconds.
  for (let steps = 0; steps < 10; steps++) await page.keyboard.press('.');
  await expect.poll(() => secondsShown(page)).toBeGreaterThan(41.017);
  for (let steps = 0; steps < 12; steps++) await page.keyboard.press(',');
  await expect.poll(() => secondsShown(page)).toBeLessThanOrEqual(41.017);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();

  // A part of the picture, its menu, a fault.
  await tabTo(page, /button "broker-b, up/);
  await page.keyboard.press('Enter');
  const menu = page.getByRole('dialog', { name: 'Break broker-b' });
  await expect(menu.locator(':focus')).toBeVisible();
  await page.keyboard.press('Enter');
  const broken = await digestOtherThan(page, calm);
  await expect(page.getByRole('button', { name: /^Crash, broker-b/ })).toBeVisible();
  await expect(page.locator(':focus')).toHaveAccessibleName(/^broker-b/);

  // A setting of the broker that is selected.
  await tabTo(page, /slider "sendMessageThreadPoolNums"/);
  await page.keyboard.press('ArrowRight');
  const tuned = await digestOtherThan(page, broken);

  await page.keyboard.press('Control+z');
  expect(await digestOtherThan(page, tuned)).toBe(broken);
  await page.keyboard.press('Control+z');
  expect(await digestOtherThan(page, broken)).toBe(calm);
  await page.keyboard.press('Control+Shift+z');
  expect(await digestOtherThan(page, calm)).toBe(broken);

  await page.keyboard.press('Control+Home');
  await page.reload();
  await digestOf(page);
  await tabTo(page, /button "Scenarios"/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.type('A retry storm that never');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'A retry storm that never heals' })).toBeVisible();
  await digestOf(page);
});

test('dialogs hold the focus and give it back', async ({ page }) => {
  await visit(page);
  await tabTo(page, /button "Share link"/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Share this run' });
  await expect(dialog).toBeVisible();
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    await expect(dialog.locator(':focus')).toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Share link' })).toBeFocused();

  // The first press empties the field of the list, the next one closes it.
  const scenarios = page.getByRole('button', { name: 'Scenarios' });
  await scenarios.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.type('storm');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(scenarios).toBeFocused();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('letters typed into a field are no commands', async ({ page }) => {
  await visit(page);
  const calm = await digestOf(page);
  const field = page.getByRole('textbox', { name: 'sendMsgTimeout, exact value' });
  await field.focus();
  await page.keyboard.type('1l?');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await digestOf(page)).toBe(calm);
});
