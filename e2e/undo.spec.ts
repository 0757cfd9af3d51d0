// Undo and redo of everything that changes the run.
import { expect, type Page } from '@playwright/test';
import { boxOf, digestOf, digestOtherThan, test, visit } from './support/journey.ts';

interface Edit {
  readonly name: string;
  readonly make: (page: Page) => Promise<void>;
}

async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

const EDITS: readonly Edit[] = [
  {
    name: 'break',
    make: (page) => page.getByRole('button', { name: /^Break broker-a/ }).click(),
  },
  {
    name: 'drag a slider',
    make: async (page) => {
      const track = await boxOf(page.getByRole('slider', { name: 'sendMsgTimeout' }));
      const y = track.y + track.height / 2;
      await page.mouse.move(track.x + track.width / 2, y);
      await page.mouse.down();
      await page.mouse.move(track.x + track.width / 8, y, { steps: 6 });
      await page.mouse.up();
    },
  },
  {
    name: 'turn a switch',
    make: (page) => page.getByRole('switch', { name: 'sendLatencyFaultEnable' }).press('Space'),
  },
  {
    name: 'choose a version',
    make: (page) => page.getByRole('radio', { name: '4.9' }).check(),
  },
  {
    name: 'type a seed',
    make: async (page) => {
      await tab(page, 'Run');
      const seed = page.getByRole('textbox', { name: 'Seed, exact value' });
      await seed.fill('4711');
      await seed.press('Enter');
    },
  },
  {
    name: 'add a client',
    make: (page) => page.getByRole('button', { name: 'Add client' }).click(),
  },
  {
    name: 'add a broker',
    make: (page) => page.getByRole('button', { name: 'Add broker' }).click(),
  },
  {
    name: 'remove a broker',
    make: (page) => page.getByRole('button', { name: 'Remove broker-b' }).click(),
  },
  {
    name: 'mute a fault',
    make: (page) => page.getByRole('button', { name: /^Crash, broker-a/ }).press('m'),
  },
  {
    name: 'remove a fault',
    make: (page) => page.getByRole('button', { name: /^Crash, broker-a/ }).press('Delete'),
  },
  {
    name: 'change from the playhead on',
    make: async (page) => {
      await tab(page, 'Load');
      await page.getByRole('radio', { name: /^from .* on$/ }).check();
      const rate = page.getByRole('textbox', { name: 'Messages offered, exact value' });
      await rate.fill('150');
      await rate.press('Enter');
    },
  },
  {
    name: 'open another scenario',
    make: async (page) => {
      await page.getByRole('button', { name: 'Scenarios' }).click();
      await page.getByRole('menuitemradio', { name: /^Answers get lost/ }).click();
    },
  },
];

test('every edit is one step back and one step forward, and the same runs come again', async ({
  page,
}) => {
  await visit(page);
  const digests = [await digestOf(page)];
  for (const { name, make } of EDITS) {
    await test.step(name, async () => {
      await make(page);
      await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled();
      // Some edits change nothing that happens, so the digest may stay.
      digests.push(await digestOf(page));
    });
  }
  expect(new Set(digests).size).toBeGreaterThan(EDITS.length / 2);

  for (const digest of digests.slice(0, -1).reverse()) {
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => digestOf(page)).toBe(digest);
  }
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await expect(page.getByRole('heading', { name: 'Healthy cluster' })).toBeVisible();

  for (const digest of digests.slice(1)) {
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => digestOf(page)).toBe(digest);
  }
  await expect(page.getByRole('button', { name: 'Redo' })).toBeDisabled();

  // A new edit leaves what could have been redone.
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Redo' })).toBeEnabled();
  const last = await digestOf(page);
  await page.getByRole('button', { name: /^Break/ }).click();
  await digestOtherThan(page, last);
  await expect(page.getByRole('button', { name: 'Redo' })).toBeDisabled();
});
