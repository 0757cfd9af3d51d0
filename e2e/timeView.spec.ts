// Looking at time: zoom, pan, a marked span, live.
import { expect, test, type Locator, type Page } from '@playwright/test';

async function open(page: Page, address = '#v=1&p=crash&t=45'): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/${address}`);
  await expect(page.locator('[data-draws]')).toHaveCount(4);
  await expect(page.getByRole('button', { name: 'Span', exact: true })).toBeVisible();
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

/** The plot of the first chart, without its gutters. */
async function plotOf(page: Page): Promise<Box> {
  const box = await boxOf(page.locator('[data-time-part=attempts]'));
  const [left = 0, right = 0] = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return ['left', 'right'].map((side) =>
      Number.parseFloat(style.getPropertyValue(`--time-gutter-${side}`)),
    );
  });
  return { ...box, x: box.x + left, width: box.width - left - right };
}

async function secondsShown(page: Page): Promise<number> {
  const clock = page.getByRole('textbox', { name: 'Time', exact: true });
  return Number.parseFloat(await clock.inputValue());
}

/** The moment at that share of the plot, found by pressing there. */
async function secondsAt(page: Page, ratio: number): Promise<number> {
  const plot = await plotOf(page);
  await page.mouse.click(plot.x + plot.width * ratio, plot.y + plot.height / 2);
  return secondsShown(page);
}

test('Ctrl and the wheel zoom about the pointer, Shift pans, a double click shows all', async ({
  page,
}) => {
  await open(page);
  const plot = await plotOf(page);
  await page.mouse.move(plot.x + plot.width * 0.375, plot.y + 40);
  await page.keyboard.down('Control');
  for (let notch = 0; notch < 4; notch++) await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect(page.getByRole('button', { name: 'Whole run' })).toBeVisible();
  expect(await secondsAt(page, 0.375)).toBeCloseTo(45, 0);
  const left = await secondsAt(page, 0.05);
  expect(left).toBeGreaterThan(35);

  await page.keyboard.down('Shift');
  await page.mouse.wheel(0, 300);
  await page.keyboard.up('Shift');
  expect(await secondsAt(page, 0.05)).toBeGreaterThan(left + 1);

  await page.mouse.dblclick(plot.x + plot.width / 2, plot.y + 40);
  await expect(page.getByRole('button', { name: 'Whole run' })).toHaveCount(0);
  expect(await secondsAt(page, 0.5)).toBeCloseTo(60, 0);
});

test('W, S, A and D zoom and pan about the playhead, and charts show what is there', async ({
  page,
}) => {
  await open(page);
  for (let press = 0; press < 5; press++) await page.keyboard.press('w');
  const ticks = page.locator('[data-ruler]');
  await expect(ticks).toContainText('45.');
  await expect(ticks).not.toContainText('60');
  await page.keyboard.press('d');
  expect(await secondsAt(page, 0)).toBeGreaterThan(43.5);
  await page.keyboard.press('a');
  for (let press = 0; press < 8; press++) await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: 'Whole run' })).toHaveCount(0);
});

test('the wheel on the ruler moves the playhead', async ({ page }) => {
  await open(page);
  const ruler = await boxOf(page.locator('[data-ruler]'));
  await page.mouse.move(ruler.x + ruler.width / 2, ruler.y + ruler.height / 2);
  await page.mouse.wheel(0, 100);
  await expect.poll(() => secondsShown(page)).toBeGreaterThan(50);
});

test('a playing playhead that leaves the view takes the view along', async ({ page }) => {
  await open(page, '#v=1&p=crash&t=45');
  for (let press = 0; press < 7; press++) await page.keyboard.press('w');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => secondsShown(page)).toBeGreaterThan(46.5);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  const now = await secondsShown(page);
  expect(await secondsAt(page, 0)).toBeLessThanOrEqual(now);
  expect(await secondsAt(page, 1)).toBeGreaterThanOrEqual(now);
});

test('a span is marked by a drag with Shift and has its own figures', async ({ page }) => {
  await open(page);
  const plot = await plotOf(page);
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await page.keyboard.down('Shift');
  await page.mouse.move(plot.x + (plot.width * 40) / 120, plot.y + 40);
  await page.mouse.down();
  await page.mouse.move(plot.x + (plot.width * 50) / 120, plot.y + 40, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(verdict).toContainText(/40\.0\d\ss to (49\.9\d|50\.0\d)\ss/);
  await expect(verdict).toContainText('Amplification');
  await expect(verdict).toContainText('[TIMEOUT_CLEAN_QUEUE]');
  await expect(page.locator('[data-span]')).toBeVisible();
  expect(await secondsShown(page)).toBe(45);

  await page.keyboard.press('Escape');
  await expect(page.locator('[data-span]')).toHaveCount(0);
  await expect(verdict.getByRole('radio', { name: 'now' })).toBeChecked();
});

test('a span is marked by keys, and by a drag after the button', async ({ page }) => {
  await open(page);
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await page.keyboard.press('i');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('o');
  await expect(verdict).toContainText('45.00 s to 47.00 s');
  const button = page.getByRole('button', { name: 'Span', exact: true });
  await button.click();
  await expect(page.locator('[data-span]')).toHaveCount(0);
  await button.click();
  const plot = await plotOf(page);
  await page.mouse.move(plot.x + plot.width / 4, plot.y + 40);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width / 2, plot.y + 40, { steps: 6 });
  await page.mouse.up();
  await expect(verdict).toContainText(/(29|30)\.\d\d\ss to (59|60)\.\d\d\ss/);
});

test('live hides what has not happened yet', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Live', exact: true }).click();
  await expect(page.locator('[data-watch=live] [class*=later]')).toHaveCSS('opacity', '1');
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await verdict.getByRole('radio', { name: 'so far' }).check({ force: true });
  const failed = verdict.locator('dd').first();
  const before = await failed.textContent();
  await page.getByRole('button', { name: 'To the start' }).click();
  await expect(failed).not.toHaveText(before ?? '');
  await expect(verdict).not.toContainText('Recovered after fault');
  await page.getByRole('button', { name: 'Live', exact: true }).click();
  await expect(verdict).toContainText('Recovered after fault');
});
