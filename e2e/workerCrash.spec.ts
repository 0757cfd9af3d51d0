// A worker that dies takes nothing with it: one sentence, a link that reproduces it, and the page goes on.
import { expect } from '@playwright/test';
import { digestOf, digestOtherThan, test, visit } from './support/journey.ts';

test.use({ expectedComplaints: /Simulated crash|worker|ERR_FAILED|Failed to load resource/ });

test('a worker that throws in the middle of a session', async ({ page }) => {
  // Before any script of the page: a worker that can be made to die.
  await page.addInitScript(() => {
    const live = Object.getOwnPropertyDescriptor(Worker.prototype, 'postMessage');
    Object.defineProperty(Worker.prototype, 'postMessage', {
      value(this: Worker, ...given: unknown[]) {
        if (localStorage.getItem('worker') !== 'dies') {
          (live?.value as (...given: unknown[]) => void).apply(this, given);
          return;
        }
        const event = new ErrorEvent('error', { message: 'Simulated crash' });
        setTimeout(() => this.dispatchEvent(event));
      },
    });
  });
  await visit(page, '#v=1&p=crash&t=45');
  const before = await digestOf(page);

  await page.evaluate(() => {
    localStorage.setItem('worker', 'dies');
  });
  await page.getByRole('button', { name: /^Crash, / }).press('Shift+ArrowRight');
  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(messages).toContainText('The run stopped at');
  await expect(messages).toContainText('Simulated crash');
  await expect(messages).toContainText('The page goes on with the run it has.');
  await expect(messages.getByRole('article')).toHaveCount(1);
  const link = await messages
    .getByRole('link', { name: 'This link reproduces it' })
    .getAttribute('href');
  await expect(page.getByRole('button', { name: `Run ${before}` })).toBeVisible();
  await page.getByRole('button', { name: 'Forward to the next event' }).click();

  // The next change hires another worker.
  await page.evaluate(() => {
    localStorage.removeItem('worker');
  });
  await page.getByRole('button', { name: /^Crash, / }).press('Shift+ArrowRight');
  const after = await digestOtherThan(page, before);
  await page.getByRole('button', { name: 'Undo' }).click();
  const reproduced = await digestOtherThan(page, after);

  await page.goto('about:blank');
  await page.goto(link ?? '');
  expect(await digestOf(page)).toBe(reproduced);
});

test('a worker whose file does not come', async ({ page }) => {
  await page.route(/\/assets\/main-[^/]+\.js$/, async (route, request) => {
    if (request.resourceType() === 'script' || request.resourceType() === 'other') {
      await route.abort();
    } else await route.continue();
  });
  await page.goto('/#v=1&p=crash');
  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(messages).toContainText('The run stopped at');
  await expect(messages.getByRole('link', { name: 'This link reproduces it' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'One broker crashes' })).toBeVisible();
  await page.getByRole('button', { name: 'Show the page in Chinese' }).click();
  await expect(page.getByRole('button', { name: '分享链接' })).toBeVisible();
});
