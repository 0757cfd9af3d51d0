// From a small phone to a 4K screen: nothing is cut off, and nobody scrolls sideways.
import { expect } from '@playwright/test';
import { boxOf, digestOf, digestOtherThan, sidewaysPx, test, visit } from './support/journey.ts';

const WIDTHS = [360, 390, 600, 768, 1024, 1280, 1920, 3840];

for (const locale of ['en-GB', 'zh-CN']) {
  test.describe(`for a visitor from ${locale}`, () => {
    test.use({ locale });

    test('no width makes the page scroll sideways', async ({ page }) => {
      await visit(page, '#v=1&p=busy-three-clients&t=50');
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 844 });
        for (const tab of await page.getByRole('tab').all()) {
          await tab.click();
          expect(await sidewaysPx(page), `${String(width)} px`).toBe(0);
        }
      }
    });
  });
}

for (const viewport of [
  { width: 390, height: 844 },
  { width: 360, height: 740 },
]) {
  test.describe(`on a phone of ${String(viewport.width)} px`, () => {
    test.use({ viewport, hasTouch: true, isMobile: true });

    test('break, tune and share by touch', async ({ page }) => {
      await visit(page);
      const calm = await digestOf(page);
      await page.getByRole('button', { name: 'Break broker-a', exact: true }).tap();
      const storm = await digestOtherThan(page, calm);
      expect(await sidewaysPx(page)).toBe(0);

      const track = await boxOf(page.getByRole('slider', { name: 'retryTimesWhenSendFailed' }));
      await page.touchscreen.tap(track.x + track.width * 0.8, track.y + track.height / 2);
      const tuned = await digestOtherThan(page, storm);

      await page.getByRole('button', { name: 'More', exact: true }).tap();
      await expect(page.getByRole('menu')).toBeVisible();
      expect(await sidewaysPx(page)).toBe(0);
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: /^Share/ }).tap();
      const dialog = page.getByRole('dialog', { name: 'Share this run' });
      await expect(dialog).toContainText(tuned);
      expect(await sidewaysPx(page)).toBe(0);
      const sheet = await boxOf(dialog);
      expect(sheet.x).toBeGreaterThanOrEqual(0);
      expect(sheet.x + sheet.width).toBeLessThanOrEqual(viewport.width);
      await dialog.getByRole('button', { name: 'Close' }).tap();

      await page.getByRole('button', { name: 'Show a message' }).tap();
      await expect(page.getByRole('button', { name: 'Back to the settings' })).toBeVisible();
      expect(await sidewaysPx(page)).toBe(0);
    });
  });
}
