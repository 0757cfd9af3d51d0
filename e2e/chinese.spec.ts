// The page in Chinese: found by its Chinese names, and with no English sentence left.
import { expect, type Page } from '@playwright/test';
import { digestOf, digestOtherThan, isSettled, test, visit } from './support/journey.ts';

/** Runs of English words that stand on the page. Names of settings, clients and codes are one word each. */
async function englishOn(page: Page): Promise<readonly string[]> {
  const text = await page.locator('body').innerText();
  const phrases = text.match(/[A-Za-z]{2,}(?:[ ,][a-z]{2,}){2,}/g) ?? [];
  return phrases;
}

test.describe('for a visitor whose browser speaks Chinese', () => {
  test.use({ locale: 'zh-CN', isFirstVisit: true });

  test('everything is there in Chinese, and so is the story', async ({ page }) => {
    await visit(page);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await expect(page.getByRole('complementary', { name: '快速上手' })).toBeVisible();
    expect(await englishOn(page)).toEqual([]);
    const calm = await digestOf(page);

    await page.getByRole('button', { name: '打挂 broker-a', exact: true }).click();
    const storm = await digestOtherThan(page, calm);
    await expect(page.getByRole('region', { name: '图表' })).toContainText('TIMEOUT_CLEAN_QUEUE');
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      expect(await englishOn(page)).toEqual([]);
    }

    await page.getByRole('button', { name: '分享链接' }).click();
    const dialog = page.getByRole('dialog', { name: '分享这次运行' });
    await expect(dialog).toContainText(`运行摘要：${storm}`);
    expect(await englishOn(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: '场景' }).click();
    await page.getByRole('menuitemradio').nth(1).click();
    await isSettled(page);
    expect(await englishOn(page)).toEqual([]);
  });

  test('a message and why it went so are told in Chinese', async ({ page }) => {
    await visit(page, '#v=1&p=crash&t=45');
    await page.getByRole('region', { name: '结论' }).getByRole('button').last().click();
    await expect(page.getByRole('button', { name: '返回设置' })).toBeVisible();
    expect(await englishOn(page)).toEqual([]);
  });
});

test('the language is changed by one press, with the run as it is, and is remembered', async ({
  page,
}) => {
  await visit(page, '#v=1&p=crash&t=45');
  const digest = await digestOf(page);
  await page.getByRole('button', { name: 'Show the page in Chinese' }).click();
  await expect(page.getByRole('button', { name: '播放', exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: '图表' })).toBeVisible();
  expect(await digestOf(page)).toBe(digest);
  await page.reload();
  await expect(page.getByRole('button', { name: '分享链接' })).toBeVisible();
  await page.getByRole('button', { name: /EN/ }).click();
  await expect(page.getByRole('button', { name: 'Share link' })).toBeVisible();
});
