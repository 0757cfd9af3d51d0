// A run is the same everywhere: what Node computes, the browser computes, event for event.
import { expect } from '@playwright/test';
import { runToEnd } from '../src/model/startRun.ts';
import { PRESETS } from '../src/scenario/presets.ts';
import { digestOf, test, visit } from './support/journey.ts';

test('every preset has the same digest in Node and in the browser', async ({ page }) => {
  test.setTimeout(PRESETS.length * 20_000);
  for (const { id, scenario } of PRESETS) {
    const computed = runToEnd(scenario).digest;
    // A page of its own for each: nothing of the run before can answer.
    await page.goto('about:blank');
    await visit(page, `#v=1&p=${id}`);
    expect(await digestOf(page), id).toBe(computed);
    const verdict = page.getByRole('region', { name: 'Verdict' });
    await expect(verdict.getByRole('button', { name: `Run ${computed}` })).toBeVisible();
  }
});

test('another seed is another run, and the same in both', async ({ page }) => {
  const preset = PRESETS.find(({ id }) => id === 'crash');
  if (preset === undefined) throw new Error('no preset crash');
  await visit(page, '#v=1&p=crash&s=77');
  const digest = await digestOf(page);
  expect(digest).toBe(runToEnd({ ...preset.scenario, seed: 77 }).digest);
  expect(digest).not.toBe(runToEnd(preset.scenario).digest);
});
