// Rules of accessibility that a machine can check, in every state one can bring the page into.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { isSettled, test, visit } from './support/journey.ts';

/** Each violation as a line that says where. */
async function violationsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

interface State {
  readonly name: string;
  readonly reach: (page: Page) => Promise<void>;
}

const STATES: readonly State[] = [
  {
    name: 'the break menu',
    reach: async (page) => {
      await page.getByRole('button', { name: /^broker-b, / }).press('Enter');
      await expect(page.getByRole('dialog', { name: 'Break broker-b' })).toBeVisible();
    },
  },
  {
    name: 'the share dialog',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Share link' }).click();
      await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Link' })).not.toBeEmpty();
    },
  },
  {
    name: 'the list of scenarios',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Scenarios' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'the keys',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Keys', exact: true }).click();
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    },
  },
  {
    name: 'the editor of a fault',
    reach: async (page) => {
      await page.getByRole('button', { name: /^Crash, / }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'the palette of faults',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Add a fault at the playhead' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'the table of a chart',
    reach: async (page) => {
      await page.getByRole('button', { name: /^Table: Attempts/ }).click();
      await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
    },
  },
  {
    name: 'what playback stops at',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Stop when …' }).click();
      const editor = page.getByRole('dialog', { name: 'Stop when' });
      await editor.getByLabel('a send queue is longer than').check();
      await editor.getByLabel('goodput falls below a share').check();
      await editor.getByRole('textbox', { name: 'Share' }).fill('130');
      await expect(editor).toContainText('A number between 0 and 100');
    },
  },
  {
    name: 'a map and its table',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Map …' }).click();
      const dialog = page.getByRole('dialog', { name: 'Map of two settings' });
      await expect(dialog.getByLabel('Steps')).toHaveCount(2);
      for (const steps of await dialog.getByLabel('Steps').all()) await steps.fill('2');
      await dialog.getByLabel('Seeds').fill('1');
      await dialog.getByRole('button', { name: 'Draw the map' }).click();
      await dialog.getByText('As a table').click();
      await expect(dialog.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
      await expect(dialog.getByRole('row')).toHaveCount(3);
    },
  },
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('no violation on the page, its tabs and the life of a message', async ({ page }) => {
      await visit(page, '#v=1&p=crash&t=45');
      expect(await violationsOn(page)).toEqual([]);
      for (const tab of (await page.getByRole('tab').all()).slice(1)) {
        await tab.click();
        expect(await violationsOn(page), (await tab.textContent()) ?? '').toEqual([]);
      }
      await page.getByRole('button', { name: 'Show a message' }).click();
      await expect(page.getByRole('button', { name: 'Back to the settings' })).toBeVisible();
      expect(await violationsOn(page), 'the life of a message').toEqual([]);
    });

    test('no violation with consumers, with a proxy, and over many seeds', async ({ page }) => {
      await visit(page, '#v=1&p=retry-levels&t=45');
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('tab', { name: 'Consumer' }).click();
      expect(await violationsOn(page), 'the settings of a consumer').toEqual([]);
      await page.getByRole('button', { name: /^billing, / }).press('Enter');
      await expect(page.getByRole('dialog', { name: 'Put billing to the test' })).toBeVisible();
      expect(await violationsOn(page), 'the break menu of a consumer').toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Show a message' }).click();
      await expect(page.getByRole('button', { name: 'Back to the settings' })).toBeVisible();
      expect(await violationsOn(page), 'the life of a message and its deliveries').toEqual([]);

      await visit(page, '#v=1&p=proxy-breaks&t=35');
      const verdict = page.getByRole('region', { name: 'Verdict' });
      await verdict.getByRole('radio', { name: 'seeds' }).check();
      await verdict.getByRole('button', { name: 'Run them' }).click();
      await expect(verdict.getByRole('table')).toContainText('Over');
      expect(await violationsOn(page), 'many seeds').toEqual([]);
    });

    test('no violation in what opens over the page', async ({ page }) => {
      test.setTimeout(240_000);
      await visit(page, '#v=1&p=crash&t=45');
      for (const { name, reach } of STATES) {
        await reach(page);
        expect(await violationsOn(page), name).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
        await expect(page.getByRole('menu')).toHaveCount(0);
      }
    });

    test('no violation in a message, nor on a phone', async ({ page }) => {
      await visit(page, '#v=1&p=nowhere');
      await expect(page.getByRole('region', { name: 'Messages' })).toContainText('nowhere');
      expect(await violationsOn(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      await isSettled(page);
      expect(await violationsOn(page), 'on a phone').toEqual([]);
    });
  });
}

test.describe('on a first visit', () => {
  test.use({ isFirstVisit: true, locale: 'zh-CN' });

  test('no violation with the callouts, in Chinese', async ({ page }) => {
    await visit(page);
    await expect(page.getByRole('complementary', { name: '快速上手' })).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
  });
});
