// What every journey begins with: a page that may not complain, and words for waiting until it is settled.
import { expect, test as base, type Locator, type Page } from '@playwright/test';

interface Rules {
  /** Lines of the console that belong to the journey, e.g. of a file it keeps from loading. */
  readonly expectedComplaints: RegExp | undefined;
  /** Whether the page greets as on a first visit. */
  readonly isFirstVisit: boolean;
  readonly silence: undefined;
}

/** The usual test, and it fails when the page wrote an error to the console or threw one. */
export const test = base.extend<Rules>({
  expectedComplaints: [undefined, { option: true }],
  isFirstVisit: [false, { option: true }],
  silence: [
    async ({ page, isFirstVisit, expectedComplaints }, use) => {
      const complaints = complaintsOf(page);
      if (!isFirstVisit) await page.addInitScript(rememberTour);
      await use(undefined);
      const unexpected = complaints.filter((text) => !(expectedComplaints?.test(text) ?? false));
      expect(unexpected, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

function rememberTour(): void {
  // An empty page has no memory.
  if (location.protocol !== 'about:') localStorage.setItem('sluice.tour', 'done');
}

/** Errors of the console and of scripts, as they come. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('crash', () => complaints.push('the page crashed'));
  return complaints;
}

interface Visit {
  /** Whether the page may play by itself, as it does for most visitors. */
  readonly mayMove?: boolean;
}

/** Opens the page at a link (the part from `#`) and waits until its run stands in the charts. */
export async function visit(page: Page, link = '', { mayMove = false }: Visit = {}): Promise<void> {
  if (!mayMove) await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/${link}`);
  // With consumers there are more.
  await expect.poll(() => page.locator('[data-draws]').count()).toBeGreaterThanOrEqual(4);
  await isSettled(page);
}

/** The run of what is open is there. */
export async function isSettled(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-run', 'finished');
}

/** The digest of the run of what is open, once it is there. */
export async function digestOf(page: Page): Promise<string> {
  await isSettled(page);
  const digest = await page.locator('html').getAttribute('data-digest');
  expect(digest).toMatch(/^[0-9a-f]{16}$/);
  return digest ?? '';
}

/** Waits until another run than that one stands on the page. */
export async function digestOtherThan(page: Page, digest: string): Promise<string> {
  await expect
    .poll(() => page.locator('html').getAttribute('data-digest'))
    .toMatch(new RegExp(`^(?!${digest})[0-9a-f]{16}$`));
  return digestOf(page);
}

export async function secondsShown(page: Page): Promise<number> {
  const clock = page.getByRole('textbox', { name: /^(Time|时间)$/ });
  return Number.parseFloat(await clock.inputValue());
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export async function boxOf(target: Locator): Promise<Box> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error('not on the page');
  return box;
}

/** The plot of a chart: its left end is 0 s, its right end the end of the run. */
export async function plotOf(page: Page, part = 'attempts'): Promise<Box> {
  const box = await boxOf(page.locator(`[data-time-part=${part}]`));
  const gutters = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return ['left', 'right'].map((side) =>
      Number.parseFloat(style.getPropertyValue(`--time-gutter-${side}`)),
    );
  });
  const [left = 0, right = 0] = gutters;
  return { ...box, x: box.x + left, width: box.width - left - right };
}

/** How far one can scroll sideways. Nobody should. */
export async function sidewaysPx(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
