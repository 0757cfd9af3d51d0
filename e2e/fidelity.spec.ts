// Whoever doubts the simulator: the table, a case beside the model, the contradictions, the rules.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { isSettled, test, visit } from './support/journey.ts';

const CASE = 'rmq-java-5.3.3-sync-hang-once-cap1000';

test('from the simulator to a case and back into the simulator with it', async ({ page }) => {
  await visit(page);
  await page.getByRole('link', { name: 'How true is this?' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/What the real ones did/);
  await page.getByRole('link', { name: 'Cases of RocketMQ Java 5.3.3' }).click();
  await page.getByRole('searchbox', { name: 'Find a case' }).fill('hang cap1000');
  await expect(page.getByRole('status')).toHaveText('1 cases');
  await page.getByRole('link', { name: new RegExp(CASE) }).click();
  await expect(page.getByRole('heading', { name: /on one axis of time/ })).toBeVisible();
  const second = page.getByRole('row', { name: /^Attempt 2/ });
  await expect(second.getByRole('cell').first()).toContainText('broker-b · 1 002 ms');
  await expect(second.getByRole('cell').last()).toContainText(/broker-b · 1.00\d/);
  await page.getByRole('button', { name: 'Open in the simulator' }).click();
  await isSettled(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(CASE);
});

test('by keyboard alone, and back with the browser', async ({ page }) => {
  await visit(page);
  const way = page.getByRole('link', { name: 'How true is this?' });
  await way.focus();
  await page.keyboard.press('Enter');
  const documents = page.getByRole('link', { name: 'Against the documentation' });
  await documents.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/documentation says/);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/What the real ones did/);
  await page.goBack();
  await expect(page.getByRole('region', { name: 'The cluster' })).toBeVisible();
});

test('each contradiction leads to a case that proves it', async ({ page }) => {
  await page.goto('/#fidelity/contradictions');
  const first = page.getByRole('listitem').filter({ hasText: 'answered with 530' });
  await first.getByRole('link', { name: 'rmq-java-5.3.3-sync-unknown-530-twice-then-ok' }).click();
  await expect(page.getByText(/conforms$/)).toBeVisible();
});

test('a case with figures shows them against what is allowed', async ({ page }) => {
  await page.goto('/#fidelity/case/rmq-producer-5.3.3-amplify-1broker-closed50');
  const row = page.getByRole('row', { name: /^attemptsPerMessage/ });
  await expect(row).toContainText('1.72');
});

test('a rule has an address, and rules can be searched', async ({ page }) => {
  await page.goto('/#model/J8');
  await expect(page.locator('#rule-J8')).toBeFocused();
  await page.getByRole('searchbox', { name: 'Find a rule' }).fill('fixed queue selector');
  await expect(page.locator('#rule-W1')).toHaveCount(0);
  await page.goto('/#model/J999');
  await expect(page.getByRole('alert')).toHaveText('There is no rule J999.');
});

test('a case that is not there is said so', async ({ page }) => {
  await page.goto('/#fidelity/case/no-such-case');
  await expect(page.getByRole('alert')).toContainText('There is no case no-such-case.');
});

test('cases are played anew in the browser, and can be stopped', async ({ page }) => {
  await page.goto('/#fidelity');
  await page.getByRole('button', { name: 'Play all of them here' }).click();
  await expect(page.getByText(/^[1-9]\d* of \d+ played in this browser$/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Play all of them here' })).toBeVisible();
});

const PAGES = [
  '#fidelity',
  '#fidelity/cases/rocketmq-java-remoting/5.3.3',
  `#fidelity/case/${CASE}`,
  '#fidelity/case/rmq-broker-5.3.3-load-t1-s10-w200-x2',
  '#fidelity/contradictions',
  '#model',
];

async function arrive(page: Page, address: string): Promise<void> {
  await page.goto(`/${address}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

for (const theme of ['light', 'dark'] as const) {
  test(`rules of accessibility, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    for (const address of PAGES) {
      await arrive(page, address);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${address} ${id}: ${target.join(' ')}`),
      );
      expect(found).toEqual([]);
    }
  });
}

for (const width of [360, 1440, 3840]) {
  test(`nothing is cut off at ${String(width)} px, in Chinese`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript(() => {
      if (location.protocol !== 'about:') localStorage.setItem('sluice.language', 'zh');
    });
    for (const address of PAGES) {
      await arrive(page, address);
      const main = page.getByRole('main');
      const overflow = await main.evaluate(
        ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
      );
      expect(overflow, address).toBeLessThanOrEqual(0);
      await expect(page.getByRole('link', { name: '模型规则' })).toBeVisible();
    }
  });
}
