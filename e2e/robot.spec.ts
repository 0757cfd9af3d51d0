// A user without a plan: presses, drags and types at random. Whatever they do, the page must not complain.
// SLUICE_ROBOT_SECONDS sets how long each lasts, SLUICE_ROBOT_SEED which user it is.
import { expect, type Page } from '@playwright/test';
import { Random } from '../src/engine/Random.ts';
import { PRESETS } from '../src/scenario/presets.ts';
import { complaintsOf, test, visit } from './support/journey.ts';

const SECONDS = Number(process.env['SLUICE_ROBOT_SECONDS'] ?? 60);
const SEED = Number(process.env['SLUICE_ROBOT_SEED'] ?? 1);

const KEYS = [
  ...['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Enter', 'Enter', 'Space', 'Escape', 'Escape'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowLeft'],
  ...['Home', 'End', 'Delete', 'm', ',', '.', '[', ']', '1', '2', '3', '4', '5', '6', '?', 'l'],
  ...['Control+z', 'Control+z', 'Control+Shift+z', 'Control+y', 'PageDown', 'PageUp'],
];
const TEXTS = [
  '0',
  '1',
  '7',
  '250',
  '1e9',
  '-3',
  '3,5',
  'soon',
  '12 s',
  '',
  '重试',
  '<b>',
  '0.0001',
];
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
];
/** What one can press; everything else is reached by drags and keys. */
const PRESSABLE =
  'button, a[href], input, textarea, select, summary, [role=tab], [role=menuitem], [role=menuitemradio], [role=option], [role=slider], [role=application], [data-entry]';
/** What chance alone seldom finds among all the rest, by any of its names. */
const SELDOM_FOUND = [
  'Map …|地图 …',
  'Stop when …|条件停止 …',
  'Compare …|比较 …',
  'Fork here|在此分叉',
  'Scenarios|场景',
  'seeds|多种子',
  'Run them|运行|重新运行|Run again',
  'Draw the map|绘制地图',
  'Consumer|消费者',
  'Show a message|看一条消息',
];
const ADDRESSES = [
  'fidelity',
  'fidelity/contradictions',
  'fidelity/cases/rocketmq-java-remoting/5.3.3',
  'fidelity/case/rmq-java-5.3.3-sync-hang-once-cap1000',
  'model/J8',
];

interface Point {
  readonly x: number;
  readonly y: number;
}

/** One random user. Each action is one line of its diary, so that a failure can be read. */
class Robot {
  readonly diary: string[] = [];
  private readonly page: Page;
  private readonly random: Random;

  constructor(page: Page, random: Random) {
    this.page = page;
    this.random = random;
  }

  async act(): Promise<void> {
    const luck = this.random.uniform();
    if (luck < 0.34) await this.press();
    else if (luck < 0.4) await this.seek();
    else if (luck < 0.6) await this.drag();
    else if (luck < 0.85) await this.key();
    else if (luck < 0.93) await this.type();
    else if (luck < 0.97) await this.scroll();
    else if (luck < 0.98) await this.resize();
    else if (luck < 0.985) await this.doubt();
    else await this.open();
  }

  private async press(): Promise<void> {
    const things = await this.page.evaluate(pressableThings, PRESSABLE);
    const thing = this.oneOf(things);
    if (thing === undefined) return;
    this.diary.push(`press ${thing.name} at ${shown(thing)}`);
    await this.page.mouse.click(thing.x, thing.y);
  }

  private async seek(): Promise<void> {
    const names = (this.oneOf(SELDOM_FOUND) ?? '').split('|');
    const things = await this.page.evaluate(pressableThings, `${PRESSABLE}, label`);
    const thing = things.find(({ name }) => names.includes(name.trim()));
    if (thing === undefined) return;
    this.diary.push(`seek ${thing.name}`);
    await this.page.mouse.click(thing.x, thing.y);
  }

  /** To the pages of those who doubt, and back some presses later. */
  private async doubt(): Promise<void> {
    const address = this.oneOf(ADDRESSES) ?? '';
    this.diary.push(`doubt ${address}`);
    await this.page.evaluate((fragment) => {
      location.hash = fragment;
    }, address);
    for (let press = 0; press < 4; press += 1) await this.press();
    await this.page.goBack();
  }

  private async drag(): Promise<void> {
    const { width, height } = this.page.viewportSize() ?? { width: 0, height: 0 };
    const somewhere = (): Point => ({
      x: this.random.below(width),
      y: this.random.below(height),
    });
    const sliders = await this.page.evaluate(pressableThings, 'input[type=range], [data-entry]');
    const slider = this.random.uniform() < 0.5 ? this.oneOf(sliders) : undefined;
    const from = slider ?? somewhere();
    const to = slider === undefined ? somewhere() : { x: this.random.below(width), y: slider.y };
    this.diary.push(`drag ${slider?.name ?? ''} from ${shown(from)} to ${shown(to)}`);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 1 + this.random.below(8) });
    await this.page.mouse.up();
  }

  private async key(): Promise<void> {
    const key = this.oneOf(KEYS) ?? 'Tab';
    this.diary.push(`key ${key}`);
    await this.page.keyboard.press(key);
  }

  private async type(): Promise<void> {
    const fields = await this.page.evaluate(
      pressableThings,
      'input[type=text], input[type=number]',
    );
    const field = this.oneOf(fields);
    const text = this.oneOf(TEXTS) ?? '';
    this.diary.push(`type “${text}” into ${field?.name ?? 'whatever has the focus'}`);
    if (field !== undefined) await this.page.mouse.click(field.x, field.y, { clickCount: 3 });
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  private async scroll(): Promise<void> {
    const { width, height } = this.page.viewportSize() ?? { width: 0, height: 0 };
    const by = this.random.below(1_200) - 600;
    this.diary.push(`scroll by ${String(by)}`);
    await this.page.mouse.move(this.random.below(width), this.random.below(height));
    await this.page.mouse.wheel(0, by);
  }

  private async resize(): Promise<void> {
    const size = this.oneOf(SIZES);
    if (size === undefined) return;
    this.diary.push(`resize to ${String(size.width)} px`);
    await this.page.setViewportSize(size);
  }

  private async open(): Promise<void> {
    const id = this.oneOf(PRESETS)?.id ?? '';
    this.diary.push(`open ${id}`);
    await this.page.evaluate(
      (fragment) => {
        location.hash = fragment;
      },
      `v=1&p=${id}&s=${String(this.random.below(1_000))}`,
    );
  }

  private oneOf<Thing>(things: readonly Thing[]): Thing | undefined {
    return things[this.random.below(things.length)];
  }
}

/** Runs in the page: what can be seen and pressed right now, by its middle. */
function pressableThings(selector: string): { name: string; x: number; y: number }[] {
  return [...document.querySelectorAll(selector)].flatMap((element) => {
    const box = element.getBoundingClientRect();
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    const isInView = box.width > 0 && x > 0 && y > 0 && x < innerWidth && y < innerHeight;
    if (!isInView) return [];
    const top = document.elementFromPoint(x, y);
    if (top === null || !(element.contains(top) || top.contains(element))) return [];
    const name = element.getAttribute('aria-label') ?? (element.textContent || element.tagName);
    return [{ name: name.slice(0, 60), x, y }];
  });
}

function shown({ x, y }: Point): string {
  return `${x.toFixed(0)},${y.toFixed(0)}`;
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, isFirstVisit: true });

    test(`a robot user for ${String(SECONDS)} s`, async ({ page }, info) => {
      test.setTimeout(SECONDS * 1_000 + 120_000);
      const complaints = complaintsOf(page);
      // Files are chosen in a window of the system, where no robot comes.
      page.on('filechooser', () => undefined);
      page.on('dialog', (dialog) => void dialog.dismiss());
      await visit(page, '', { mayMove: true });
      const robot = new Robot(page, Random.stream(SEED, `robot ${colorScheme}`));
      const endMs = performance.now() + SECONDS * 1_000;
      while (performance.now() < endMs && complaints.length === 0) await robot.act();
      await info.attach('diary', { body: robot.diary.join('\n'), contentType: 'text/plain' });
      expect(complaints, robot.diary.slice(-15).join('\n')).toEqual([]);
      expect(robot.diary.length).toBeGreaterThan(SECONDS / 2);

      // It still works: whatever was done, a preset opens and runs.
      await page.keyboard.press('Escape');
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.evaluate(() => {
        location.hash = 'v=1&p=healthy&t=9';
      });
      await expect(page.locator('html')).toHaveAttribute('data-run', 'finished', {
        timeout: 60_000,
      });
      // One more beside another run, where it has forked.
      const charts = page.locator('[data-draws]');
      await expect.poll(() => charts.count()).toBeGreaterThanOrEqual(4);
      await expect(
        page.getByRole('button', { name: /This part|Show it again|重新显示/ }),
      ).toHaveCount(0);
    });
  });
}
