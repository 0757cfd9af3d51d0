// Whatever comes in: one clear sentence, and nothing lost.
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { writeFile } from '../src/scenario/file.ts';
import { encodeLink } from '../src/scenario/link.ts';
import { pack } from '../src/scenario/packing.ts';
import { presetOf } from '../src/scenario/presets.ts';
import type { Scenario } from '../src/scenario/Scenario.ts';
import { digestOf, digestOtherThan, test, visit } from './support/journey.ts';

function preset(id: string): Scenario {
  const found = presetOf(id);
  if (found === undefined) throw new Error(`no preset ${id}`);
  return found.scenario;
}

function messages(page: Page) {
  return page.getByRole('region', { name: 'Messages' });
}

test('a broken link opens the default scenario and keeps its text', async ({ page }) => {
  const broken = `${encodeLink({ ...preset('crash'), durationMs: 60_000 }).slice(0, -4)}`;
  await visit(page, `#${broken}`);
  await expect(page.getByRole('heading', { name: 'Healthy cluster' })).toBeVisible();
  await expect(messages(page)).toContainText('The link was cut or changed on its way');
  await expect(messages(page).getByRole('textbox', { name: 'The link as it was' })).toHaveValue(
    broken,
  );
  expect(page.url()).toContain(`#${broken}`);
  await messages(page).getByRole('button', { name: 'Close this message' }).click();
  await expect(messages(page)).toBeEmpty();
});

for (const { what, link, says } of [
  { what: 'of a newer version', link: 'v=99&p=crash', says: 'The link is of version “99”' },
  { what: 'with an unknown preset', link: 'v=1&p=crahs', says: 'did you mean “crash”?' },
  { what: 'with a seed that is none', link: 'v=1&p=crash&s=x', says: 's=x is not a whole number' },
  { what: 'that is no link at all', link: '%00<script>alert(1)</script>', says: 'kept' },
]) {
  test(`a link ${what} says so, and the page works`, async ({ page }) => {
    await visit(page, `#${link}`);
    await expect(messages(page)).toContainText(says);
    const digest = await digestOf(page);
    await page.getByRole('button', { name: /^Break/ }).click();
    await digestOtherThan(page, digest);
  });
}

test('a value out of limits is clamped, and the page says which', async ({ page }) => {
  const link = `v=1&p=crash&z=${pack({ network: { latencyMs: 1e9 } })}`;
  await visit(page, `#${link}`);
  await expect(page.getByRole('heading', { name: 'One broker crashes' })).toBeVisible();
  await expect(messages(page)).toContainText(/network\.latencyMs was 1000000000, outside/);
});

test('keys of a newer page are reported, and go into every link made from here', async ({
  page,
}) => {
  await visit(page, '#v=1&p=crash&camera=left');
  await expect(messages(page)).toContainText('“camera”');
  await page.getByRole('button', { name: 'Share link' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Link' })).toHaveValue(
    /&camera=left/,
  );
});

test('a link whose run was another one says so', async ({ page }) => {
  await visit(page, '#v=1&p=crash&d=0123456789abcdef');
  await expect(messages(page)).toContainText('0123456789abcdef');
  await expect(messages(page)).toContainText(await digestOf(page));
});

test('a link pasted over another one opens, and undo goes back', async ({ page }) => {
  await visit(page, '#v=1&p=crash');
  const crash = await digestOf(page);
  await page.evaluate(() => {
    location.hash = 'v=1&p=black-hole';
  });
  await expect(
    page.getByRole('heading', { name: 'A black hole blocks the callers' }),
  ).toBeVisible();
  await digestOtherThan(page, crash);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: 'One broker crashes' })).toBeVisible();
  await expect.poll(() => digestOf(page)).toBe(crash);
});

test('a run saved as a file and opened again is the same run', async ({ page }, info) => {
  await visit(page, '#v=1&p=crash&s=5');
  const before = await digestOf(page);
  await page.getByRole('button', { name: /^Crash, / }).press('Shift+ArrowRight');
  const made = await digestOtherThan(page, before);
  await page.getByRole('button', { name: 'Share link' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Friday night');
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save as JSON' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('sluice-Friday-night.json');
  const path = info.outputPath('saved.json');
  await saved.saveAs(path);
  expect(readFileSync(path, 'utf8')).toContain('"Friday night"');

  await page.goto('about:blank');
  await visit(page);
  await page.getByRole('button', { name: 'Share link' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('dialog').getByRole('button', { name: 'Open JSON…' }).click();
  await (await choosing).setFiles(path);
  await expect(page.getByRole('heading', { name: 'Friday night' })).toBeVisible();
  await expect.poll(() => digestOf(page)).toBe(made);
});

for (const { what, text, says } of [
  { what: 'that is not JSON', text: '{"version": 1,', says: 'The file is not JSON' },
  {
    what: 'with a wrong value',
    text: writeFile(preset('crash')).replace('"sync"', '"sinc"'),
    says: '“sinc” (did you mean “sync”?)',
  },
]) {
  test(`a file ${what} is refused, and what was open stays`, async ({ page }) => {
    await visit(page, '#v=1&p=crash');
    const before = await digestOf(page);
    await page.getByRole('button', { name: 'Share link' }).click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('dialog').getByRole('button', { name: 'Open JSON…' }).click();
    const buffer = Buffer.from(text);
    await (await choosing).setFiles({ name: 'mine.json', mimeType: 'application/json', buffer });
    await expect(messages(page)).toContainText('mine.json could not be read');
    await expect(messages(page)).toContainText(says);
    expect(await digestOf(page)).toBe(before);
  });
}

test('a run too large for memory is refused with the number that is too high', async ({ page }) => {
  await visit(page);
  const before = await digestOf(page);
  await page.getByRole('tab', { name: 'Load' }).click();
  const field = page.getByRole('textbox', { name: 'Messages offered, exact value' });
  await field.fill('100000');
  await field.press('Enter');
  await expect(messages(page)).toContainText(
    /clients\.order-service\.workload\.ratePerSec = 100000 is too high.+Up to \d+ would fit/,
  );
  await expect(page.locator('html')).toHaveAttribute('data-run', 'refused');
  // The run before still stands, and the message goes when the number does.
  await expect(page.locator('[data-draws]')).toHaveCount(4);
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await digestOf(page)).toBe(before);
  await expect(messages(page)).toBeEmpty();
});

test('a number that is none, or out of limits, is said beside its field', async ({ page }) => {
  await visit(page);
  const before = await digestOf(page);
  const field = page.getByRole('textbox', { name: 'sendMsgTimeout, exact value' });
  await field.fill('soon');
  await field.press('Enter');
  await expect(page.getByText('“soon” is not a number, so nothing changed.')).toBeVisible();
  expect(await digestOf(page)).toBe(before);
  await field.fill('-5');
  await field.press('Enter');
  await expect(page.getByText(/^-5 is out of limits/)).toBeVisible();
});
