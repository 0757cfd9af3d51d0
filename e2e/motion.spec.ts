// Who asked the system for less motion is not moved.
import { expect } from '@playwright/test';
import { secondsShown, test, visit } from './support/journey.ts';

test('with reduced motion nothing plays or moves by itself, and one may still press play', async ({
  page,
}) => {
  await visit(page, '#v=1&p=crash');
  // It stands in the fault, where there is something to see.
  expect(await secondsShown(page)).toBe(43);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  const moving = await page.evaluate(
    () =>
      document.getAnimations().filter(({ playState, effect }) => {
        const { duration } = effect?.getComputedTiming() ?? {};
        return playState === 'running' && Number(duration) > 1;
      }).length,
  );
  expect(moving).toBe(0);
  const picture = page.locator('canvas').first();
  const before = await picture.screenshot();
  // Several frames on, the picture is the same.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let left = 20;
        const next = () => {
          left -= 1;
          if (left === 0) resolve();
          else requestAnimationFrame(next);
        };
        next();
      }),
  );
  expect(await picture.screenshot()).toEqual(before);

  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => secondsShown(page)).toBeGreaterThan(43.5);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
});

test('without that wish it plays at once', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await visit(page, '#v=1&p=crash', { mayMove: true });
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await expect.poll(() => secondsShown(page)).toBeGreaterThan(0.5);
});
