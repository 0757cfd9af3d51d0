// Faults under the hand: carried out of the palette, copied, alone, stronger, snapped.
import { expect, test, type Locator, type Page } from '@playwright/test';

async function open(page: Page, address = '#v=1&p=crash&t=30'): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/${address}`);
  await expect(page.locator('[data-draws]')).toHaveCount(4);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxOf(target: Locator): Promise<Box> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('not on the page');
  return box;
}

function middleOf({ x, y, width, height }: Box): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

async function carry(page: Page, from: Locator, to: { x: number; y: number }): Promise<void> {
  const start = middleOf(await boxOf(from));
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + to.x) / 2, (start.y + to.y) / 2, { steps: 5 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
}

async function openPalette(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Add a fault at the playhead' }).click();
  return page.getByRole('dialog', { name: 'Add a fault' });
}

test('a fault is carried from the palette onto a part of the picture', async ({ page }) => {
  await open(page);
  const palette = await openPalette(page);
  const broker = await boxOf(page.locator('[data-fault-target="broker-b"]'));
  await carry(page, palette.getByRole('button', { name: 'Slow disk' }), middleOf(broker));
  await expect(page.locator('[data-carried]')).toContainText('broker-b');
  await page.mouse.up();
  await expect(
    page.getByRole('button', { name: /^Slow disk ×10, broker-b, 30\.0\ss to 45\.0\ss/ }),
  ).toBeVisible();
  await expect(palette).toHaveCount(0);
});

test('a fault is carried into the lanes, to the moment under the hand; where it cannot strike nothing happens', async ({
  page,
}) => {
  await open(page);
  let palette = await openPalette(page);
  const lanes = await boxOf(page.locator('[data-time-part=attempts]'));
  await carry(page, palette.getByRole('button', { name: 'Crash' }), {
    x: lanes.x + lanes.width * 0.8,
    y: lanes.y + 20,
  });
  await page.mouse.up();
  const bars = page.getByRole('button', { name: /^Crash, / });
  await expect(bars).toHaveCount(2);
  await expect(bars.last()).toHaveAccessibleName(/broker-a, (8|9)\d\.\d\ss to/);

  palette = await openPalette(page);
  const client = await boxOf(page.locator('[data-fault-target="billing"]'));
  await carry(page, palette.getByRole('button', { name: 'Crash' }), middleOf(client));
  await expect(page.locator('[data-carried]')).toContainText('not here');
  await page.mouse.up();
  await expect(bars).toHaveCount(2);
});

test('keys copy a fault, leave it alone and bring the others back', async ({ page }) => {
  await open(page);
  const bars = page.getByRole('button', { name: /^Crash, / });
  await bars.first().focus();
  await page.keyboard.press('c');
  await expect(bars).toHaveCount(2);
  await expect(bars.nth(1)).toHaveAccessibleName(/50\.0\ss to 60\.0\ss/);
  await bars.first().press('s');
  await expect(bars.nth(1)).toHaveAccessibleName(/muted/);
  await bars.first().press('s');
  await expect(bars.nth(1)).not.toHaveAccessibleName(/muted/);
});

test('with Ctrl a drag leaves a copy where the fault was', async ({ page }) => {
  await open(page);
  const bars = page.getByRole('button', { name: /^Crash, / });
  const bar = await boxOf(bars.first());
  await page.keyboard.down('Control');
  await page.mouse.move(bar.x + 12, bar.y + bar.height / 2);
  await page.mouse.down();
  await page.mouse.move(bar.x + 200, bar.y + bar.height / 2, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up('Control');
  await expect(bars).toHaveCount(2);
  await expect(page.getByRole('button', { name: /^Crash, .*40\.0\ss to 50\.0\ss/ })).toBeVisible();
});

test('a probability is drawn up and down on the bar, and by keys', async ({ page }) => {
  await open(page, '#v=1&p=answers-lost&t=30');
  const fault = page.getByRole('button', { name: /^Lose answers 30 %/ });
  const grip = await boxOf(fault.locator('[data-grip=level]'));
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2 - 32, { steps: 5 });
  await page.mouse.up();
  const stronger = page.getByRole('button', { name: /^Lose answers/ });
  await expect(stronger).toHaveAccessibleName(/^Lose answers 70/);
  await stronger.press('PageDown');
  await expect(stronger).toHaveAccessibleName(/^Lose answers 65/);
});

test('an edge that comes near the playhead is drawn to it, unless Alt is held', async ({
  page,
}) => {
  await open(page, '#v=1&p=crash&t=57.123');
  const fault = page.getByRole('button', { name: /^Crash, / });
  const bar = await boxOf(fault);
  const perSecond = bar.width / 10;
  await page.mouse.move(bar.x + bar.width, bar.y + 5);
  await page.mouse.down();
  await page.mouse.move(bar.x + bar.width + 7 * perSecond, bar.y + 5, { steps: 6 });
  await page.mouse.up();
  await fault.click();
  await expect(page.getByRole('dialog').getByLabel('End')).toHaveValue('57.123');
});
