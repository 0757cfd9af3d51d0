// Time under the hand: seeking anywhere, faults that are dragged, charts that are not drawn in vain.
import { expect, test, type Locator, type Page } from '@playwright/test';

const CRASH = '#v=1&p=crash&t=30';

/** Opens a scenario and waits until its run stands in all four charts. */
async function open(page: Page, address = CRASH): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/${address}`);
  await expect(page.locator('[data-draws]')).toHaveCount(4);
}

/** How often each chart has drawn its series. */
async function draws(page: Page): Promise<readonly number[]> {
  const counts = await page
    .locator('[data-draws]')
    .evaluateAll((layers) => layers.map((layer) => Number(layer.getAttribute('data-draws'))));
  return counts;
}

function clock(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Time', exact: true });
}

async function secondsShown(page: Page): Promise<number> {
  return Number.parseFloat(await clock(page).inputValue());
}

async function boxOf(
  target: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('not on the page');
  return box;
}

/** The plot of a chart, where 0 s is its left end and 120 s its right. */
async function plotOf(
  page: Page,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await boxOf(page.locator('[data-time-part=attempts]'));
  const gutters = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return ['left', 'right'].map((side) =>
      Number.parseFloat(style.getPropertyValue(`--time-gutter-${side}`)),
    );
  });
  const [left = 0, right = 0] = gutters;
  return { ...box, x: box.x + left, width: box.width - left - right };
}

/** Sets the slow parts of a drag apart, as a hand does. */
async function drag(page: Page, from: { x: number; y: number }, byX: number): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + byX / 2, from.y, { steps: 4 });
  await page.mouse.move(from.x + byX, from.y, { steps: 4 });
  await page.mouse.up();
}

test('charts are drawn when the run changes, and never because the playhead moves', async ({
  page,
}) => {
  await open(page);
  const plot = await plotOf(page);
  const before = await draws(page);

  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => secondsShown(page)).toBeGreaterThan(30.5);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await drag(page, { x: plot.x + 200, y: plot.y + plot.height / 2 }, 300);
  await page.mouse.move(plot.x + 320, plot.y + 30);
  await page.getByRole('button', { name: 'Forward to the next event' }).click();
  expect(await draws(page)).toEqual(before);

  // The count is one that can rise: a muted fault is another run.
  await page.getByRole('button', { name: /^Crash/ }).press('m');
  await expect.poll(async () => (await draws(page))[0]).toBeGreaterThan(before[0] ?? 0);
});

test('a press or a drag anywhere in lanes and charts seeks', async ({ page }) => {
  await open(page);
  const plot = await plotOf(page);
  await page.mouse.click(plot.x + plot.width / 2, plot.y + 40);
  expect(await secondsShown(page)).toBeCloseTo(60, 0);

  const lane = await boxOf(page.locator('[data-time-part="broker broker-a"]'));
  await page.mouse.click(plot.x + plot.width / 4, lane.y + lane.height / 2);
  expect(await secondsShown(page)).toBeCloseTo(30, 0);

  await drag(page, { x: plot.x + plot.width / 4, y: plot.y + 40 }, plot.width);
  expect(await secondsShown(page)).toBe(120);
});

test('the playhead is one line through lanes and charts', async ({ page }) => {
  await open(page);
  const slider = page.getByRole('slider', { name: 'Playhead' });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  // One picture of a sixtieth, and one second.
  expect(await secondsShown(page)).toBe(31.017);
  await expect(slider).toHaveAttribute('aria-valuetext', /31\.02/);
  await page.keyboard.press('Home');
  expect(await secondsShown(page)).toBe(0);
});

test('a time is typed in several ways, and what is none says so', async ({ page }) => {
  await open(page);
  for (const [typed, seconds] of [
    ['48.26', 48.26],
    ['1:12', 72],
    ['500 ms', 0.5],
  ] as const) {
    await clock(page).fill(typed);
    await clock(page).press('Enter');
    expect(await secondsShown(page)).toBe(seconds);
  }
  await clock(page).fill('soon');
  await clock(page).press('Enter');
  await expect(page.getByRole('alert')).toContainText('Not a time');
  await clock(page).press('Escape');
  expect(await secondsShown(page)).toBe(0.5);
});

test('a fault is dragged and stretched while the run follows, and one undo takes it back', async ({
  page,
}) => {
  await open(page);
  const fault = page.getByRole('button', { name: /^Crash/ });
  await expect(fault).toHaveAccessibleName(/40\.0\ss to 50\.0\ss/);
  const before = await draws(page);
  const plot = await plotOf(page);
  const perSecond = plot.width / 120;

  const bar = await boxOf(fault);
  await drag(page, { x: bar.x + 12, y: bar.y + bar.height / 2 }, 20 * perSecond);
  await expect(fault).toHaveAccessibleName(/60\.0\ss to 70\.0\ss/);
  await expect.poll(async () => (await draws(page))[0]).toBeGreaterThan(before[0] ?? 0);

  const moved = await boxOf(fault);
  await drag(page, { x: moved.x + moved.width, y: moved.y + 5 }, 10 * perSecond);
  await expect(fault).toHaveAccessibleName(/60\.0\ss to 80\.0\ss/);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(fault).toHaveAccessibleName(/60\.0\ss to 70\.0\ss/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(fault).toHaveAccessibleName(/40\.0\ss to 50\.0\ss/);
});

test('a fault is moved, muted and removed by keyboard', async ({ page }) => {
  await open(page);
  const fault = page.getByRole('button', { name: /^Crash/ });
  await fault.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(fault).toHaveAccessibleName(/41\.1\ss to 52\.1\ss/);
  await page.keyboard.press('m');
  await expect(fault).toHaveAccessibleName(/muted/);
  await page.keyboard.press('Delete');
  await expect(fault).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add a fault at the playhead' })).toBeFocused();
});

test('a fault is edited in fields, and a field refuses what cannot be', async ({ page }) => {
  await open(page);
  const fault = page.getByRole('button', { name: /^Crash/ });
  await fault.click();
  const editor = page.getByRole('dialog');
  await editor.getByLabel('End').fill('20');
  await expect(editor).toContainText('A number between');
  await editor.getByLabel('End').fill('55.5');
  await editor.getByLabel('End').press('Enter');
  await page.keyboard.press('Escape');
  await expect(fault).toHaveAccessibleName(/40\.0\ss to 55\.5\ss/);
});

test('a fault is added from the palette at the playhead', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Add a fault at the playhead' }).click();
  const palette = page.getByRole('dialog');
  await palette.getByRole('button', { name: 'broker-b' }).click();
  await palette.getByRole('button', { name: 'Slow disk' }).click();
  await expect(
    page.getByRole('button', { name: /^Slow disk ×10, broker-b, 30\.0 s to 45\.0 s/ }),
  ).toBeVisible();
});

test('pointing at a throttled band says why, and the keyboard hears the values', async ({
  page,
}) => {
  await open(page, '#v=1&p=busy-three-clients&t=50');
  const throttled = page.getByRole('figure', { name: /^Throttled requests/ });
  const plot = await plotOf(page);
  const box = await boxOf(page.locator('[data-time-part=throttled]'));
  await page.mouse.move(plot.x + (plot.width * 50) / 120, box.y + box.height - 12);
  await expect(page.getByText(/waitTimeMillsInSendQueue \(200 ms/)).toBeVisible();
  await page.mouse.move(5, 5);

  await throttled.focus();
  const spoken = throttled.getByRole('status');
  await expect(spoken).toContainText('50.00');
  await expect(spoken).toContainText('[TIMEOUT_CLEAN_QUEUE]');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(spoken).toContainText('51.00');
});

test('each chart has its values as a table', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /^Table: Attempts/ }).click();
  const table = page.getByRole('dialog').getByRole('table');
  await expect(table.getByRole('columnheader', { name: 'messages offered' })).toBeVisible();
  await expect(table.getByRole('row')).toHaveCount(25);
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a tap seeks, and the page scrolls over the charts', async ({ page }) => {
    await open(page);
    await page.getByRole('button', { name: 'Skip', exact: true }).click();
    const chart = page.locator('[data-time-part=attempts]');
    await chart.evaluate((element) => {
      element.scrollIntoView({ block: 'center' });
    });
    const box = await boxOf(chart);
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    expect(await secondsShown(page)).toBeCloseTo(60, 0);
    const allowed = await chart.evaluate((element) => {
      const surface = element.closest('[class*=surface]');
      return surface === null ? '' : getComputedStyle(surface).touchAction;
    });
    expect(allowed).toBe('pan-y');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
});
