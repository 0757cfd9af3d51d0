// Fork and compare: A stays, B goes on; any two scenarios; one outage through all clients. By pointer and by keyboard.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import {
  boxOf,
  digestOf,
  plotOf,
  secondsShown,
  sidewaysPx,
  test,
  visit,
} from './support/journey.ts';

const bar = (page: Page): Locator => page.getByRole('region', { name: 'Comparison' });
const panel = (page: Page): Locator => page.getByRole('region', { name: 'A against B' });

async function fork(page: Page): Promise<void> {
  await visit(page, '#v=1&p=crash&t=45');
  await page.getByRole('button', { name: 'Fork here' }).click();
  await expect(bar(page)).toContainText('B leaves A at 45.000 s');
  await expect(page.locator('[data-stage=a] canvas')).toBeAttached();
}

/** With the arrow keys, on the slider of the first sender. */
async function retryNever(page: Page): Promise<void> {
  const slider = page.getByRole('slider', { name: 'retryTimesWhenSendFailed' });
  await slider.focus();
  await page.keyboard.press('Home');
}

test('a fork: the same past, another future, both in sight', async ({ page }) => {
  await fork(page);
  const before = await digestOf(page);
  await expect(bar(page)).toContainText('A and B are the same');

  await retryNever(page);
  await expect(page.locator('html')).not.toHaveAttribute('data-digest', before);
  // The change counts from the fork on: it stands on the lane of changes at the playhead.
  await expect(page.locator('[data-lanes]')).toContainText('retryTimesWhenSendFailed = 0');
  // A is drawn upon B in all charts of lines, and there is one chart more.
  await expect(page.locator('[data-outline-a]')).toHaveCount(4);
  await expect(page.locator('[data-draws]')).toHaveCount(5);
  await expect(panel(page).getByRole('row', { name: /^Failed/ })).toContainText(/^Failed339\d+\+/);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-digest', before);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-digest', before);
});

test('both playheads are one; what must stay is told; swap and leave', async ({ page }) => {
  await fork(page);
  const a = await digestOf(page);
  const plot = await plotOf(page);
  await page.mouse.click(plot.x + plot.width / 2, plot.y + 20);
  await expect.poll(() => secondsShown(page)).toBeGreaterThan(55);

  // Not `check`: it goes back to what it was.
  await page.getByRole('radio', { name: '5.2' }).click();
  await expect(bar(page)).toContainText('cannot change in the middle of a run');
  await expect(page.locator('html')).toHaveAttribute('data-digest', a);

  await retryNever(page);
  await expect(bar(page)).not.toContainText('cannot change');
  await expect(page.locator('html')).not.toHaveAttribute('data-digest', a);
  const b = await digestOf(page);
  await page.getByRole('button', { name: 'Swap A and B' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-digest', a);
  await expect(panel(page).getByRole('row', { name: /^Failed/ })).toContainText(/^Failed\d+339−/);
  await page.getByRole('button', { name: 'Swap A and B' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-digest', b);

  await page.getByRole('button', { name: 'Leave A, go on with B' }).click();
  await expect(bar(page)).toHaveCount(0);
  await expect(page.locator('[data-draws]')).toHaveCount(4);
  await expect(page.locator('html')).toHaveAttribute('data-digest', b);
});

test('by keyboard: fork with F, and whether a difference is luck', async ({ page }) => {
  await visit(page, '#v=1&p=crash&t=43');
  await page.keyboard.press('f');
  await expect(bar(page)).toContainText('43.000 s');
  // A crash that has begun can only end otherwise: at once, when it is taken away.
  const fault = page.getByRole('button', { name: /^Crash, / }).first();
  await fault.focus();
  await page.keyboard.press('Delete');
  await expect(page.locator('[data-outline-a]').first()).toBeVisible();
  await expect(panel(page).getByRole('row', { name: /^Failed/ })).toContainText('better');

  await panel(page).getByRole('button', { name: 'Is it luck?' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('progressbar')).toBeVisible();
  await expect(panel(page).getByRole('button', { name: 'Again' })).toBeVisible({ timeout: 90_000 });
  const sure = panel(page)
    .getByRole('row', { name: /^Goodput/ })
    .getByRole('button');
  await sure.focus();
  await expect(page.getByText(/^Over 20 seeds B − A is/)).toBeVisible();
});

test('any two: a preset and a link; what cannot be compared as it is has a sentence', async ({
  page,
}) => {
  await visit(page, '#v=1&p=crash&t=45');
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'Compare two scenarios' });
  const [a, b] = [
    dialog.getByRole('group', { name: 'A' }),
    dialog.getByRole('group', { name: 'B' }),
  ];
  await a.getByRole('combobox').selectOption({ label: 'From a link …' });
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(a.getByRole('status')).toHaveText('Paste a link first.');
  await a.getByRole('textbox', { name: 'Link' }).fill('v=1&p=no-such-preset');
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(a.getByRole('status')).toContainText('no-such-preset');
  await a.getByRole('textbox', { name: 'Link' }).fill('v=1&p=go-same-broker&s=9');
  await b.getByRole('combobox').selectOption('busy-three-clients');
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(bar(page)).toContainText('A lasts 90 s, B 2 min');
  await expect(bar(page)).toContainText('Senders that only one of them has');
  await expect(bar(page)).toContainText('same seed now');
  await expect(panel(page).getByRole('row', { name: /^Goodput/ })).toContainText('/s');
});

test('one outage, all clients: computed, sorted, one opened', async ({ page }) => {
  await visit(page, '#v=1&p=crash&t=45');
  await page.getByRole('button', { name: 'Compare …' }).click();
  await page.getByRole('button', { name: 'One scenario through all clients …' }).click();
  const dialog = page.getByRole('dialog', { name: 'One outage, all clients' });
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  const rows = dialog.getByRole('table').locator('tbody tr');
  await expect(rows).toHaveCount(5);
  await expect(rows.filter({ hasText: '…' })).toHaveCount(0, { timeout: 90_000 });
  const first = async (column: string) => {
    await dialog.getByRole('button', { name: `Sort by ${column}` }).click();
    return (await rows.first().getByRole('rowheader').textContent()) ?? '';
  };
  // 5.2 and Go give up at the first busy answer and never try twice; 5.3 tries most of those of Java.
  expect(await first('Amplification')).toMatch(/5\.2|Go/);
  const best = await first('Goodput');
  expect(best).not.toBe('');
  await rows.first().getByRole('button').click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('data-run', 'finished');
  const [word = ''] = best.split(' ');
  await expect(page.getByRole('complementary')).toContainText(word);
});

test('on a phone one stage at a time; nothing moves sideways; nothing is out of reach', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await fork(page);
  expect(await sidewaysPx(page)).toBe(0);
  const a = page.locator('[data-stage=a] canvas');
  await expect(a).toBeHidden();
  await page.getByRole('radio', { name: 'A', exact: true }).check();
  await expect(a).toBeVisible();
  expect((await boxOf(page.locator('[data-stage=a]'))).width).toBe(390);
});

for (const theme of ['light', 'dark']) {
  test(`no accessibility violation while comparing, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await visit(page, `#v=1&p=crash&t=45&th=${theme}`);
    await page.keyboard.press('f');
    await expect(page.locator('[data-stage=a] canvas')).toBeVisible();
    await retryNever(page);
    await expect(page.locator('[data-outline-a]')).toHaveCount(4);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: 'Compare …' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: 'One scenario through all clients …' }).click();
    const dialog = page.getByRole('dialog', { name: 'One outage, all clients' });
    await dialog.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(dialog.getByRole('table')).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}

test('a link carries the comparison', async ({ page }) => {
  await fork(page);
  await retryNever(page);
  await expect(panel(page).getByRole('row', { name: /^Failed/ })).toContainText(/^Failed339\d+\+/);
  const b = await digestOf(page);
  await page.getByRole('button', { name: 'Share link' }).click();
  const field = page.getByRole('dialog').getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/&a=45000\.crash\./);
  const link = await field.inputValue();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(bar(page)).toContainText('B leaves A at 45.000 s');
  await expect(page.locator('html')).toHaveAttribute('data-digest', b);
  await expect(panel(page).getByRole('row', { name: /^Failed/ })).toContainText(/^Failed339\d+\+/);
});
