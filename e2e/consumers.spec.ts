// Consumers on the screen: found by name, broken, looked into, added and taken away.
import { expect } from '@playwright/test';
import { digestOf, digestOtherThan, isSettled, test, visit } from './support/journey.ts';

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

test('a scenario is found by a word, and its consumer can be broken', async ({ page }) => {
  await visit(page);
  await page.getByRole('button', { name: 'Scenarios' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.type('dead-letter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /dead-letter queue/ })).toBeVisible();
  await isSettled(page);
  const before = await digestOf(page);
  const billing = page.getByRole('button', { name: /^billing, Java 5\.3/ });
  await billing.focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Crash/ })
    .click();
  expect(await digestOtherThan(page, before)).not.toBe(before);
});

test('the life of a message goes on with its deliveries', async ({ page }) => {
  await page.goto('/#v=1&p=retry-levels&t=30&sel=m10');
  await isSettled(page);
  await expect(page.getByRole('heading', { name: 'What consumers made of it' })).toBeVisible();
  await expect(page.getByText('Delivery 1 · billing')).toBeVisible();
});

test('consumers are added and taken away', async ({ page }) => {
  await visit(page);
  const before = await digestOf(page);
  await page.getByRole('tab', { name: 'Consumer' }).click();
  await page.getByRole('button', { name: 'Add consumer' }).click();
  const consuming = await digestOtherThan(page, before);
  await expect(page.getByRole('button', { name: /^consumer-1, / })).toBeVisible();
  await expect(page.getByText('Consumed · behind')).toBeVisible();
  await page.getByRole('tab', { name: 'Run' }).click();
  await page.getByRole('button', { name: 'Remove consumer-1' }).click();
  expect(await digestOtherThan(page, consuming)).toBe(before);
});
