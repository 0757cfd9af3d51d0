import { beforeAll, describe, expect, test } from 'vitest';
import { runToEnd } from '../../model/startRun.ts';
import { presetOf } from '../../scenario/presets.ts';
import { loadTexts, speak, textsOf } from '../texts/texts.ts';
import { DotField } from './scene/DotField.ts';
import { figuresAt } from './scene/figures.ts';
import type { Hit } from './scene/pick.ts';
import { roadsOf } from './scene/roads.ts';
import { Scene } from './scene/Scene.ts';
import { stageLayout } from './scene/stageLayout.ts';
import { StateCursor } from './scene/StateCursor.ts';
import type { TipContext } from './tip.ts';
import { tipOf } from './tooltipText.ts';

function contextAt(preset: string, atMs: number): TipContext {
  const scenario = presetOf(preset)?.scenario;
  if (scenario === undefined) throw new Error(`no preset ${preset}`);
  const recording = runToEnd(scenario);
  const scene = new Scene(recording);
  const layout = stageLayout({
    width: 1104,
    height: 405,
    clientCount: scenario.clients.length,
    brokerCount: scenario.brokers.length,
    hasNameServer: true,
  });
  const dots = new DotField(scene, roadsOf(layout));
  dots.fill({ atUs: atMs * 1000, stretchUs: 450_000, requestsPerDot: 1, popUs: 400_000 });
  const figures = figuresAt(scene, new StateCursor(recording.states), atMs);
  return { t: textsOf('stage'), causes: textsOf('causes'), scene, dots, figures, layout, atMs };
}

/** Everything there is to point at. */
function hitsIn({ dots, layout }: TipContext): readonly Hit[] {
  const attempts = Array.from({ length: dots.count }, (_, index): Hit => ({
    kind: 'attempt',
    row: dots.row[index] ?? 0,
    isWaiting: (dots.waitStep[index] ?? 0) > 0,
  }));
  const clients = layout.clients.flatMap((_, index): Hit[] => [
    { kind: 'client', index },
    { kind: 'caller', client: index, cell: 0, isOne: true },
    { kind: 'link', client: index, broker: 0 },
  ]);
  const brokers = layout.brokers.flatMap((_, index): Hit[] => [
    { kind: 'broker', index },
    { kind: 'queue', broker: index },
    { kind: 'disk', broker: index },
    { kind: 'thread', broker: index, cell: 0 },
  ]);
  return [...attempts, ...clients, ...brokers, { kind: 'nameServer' }];
}

beforeAll(() => loadTexts('causes'));

describe.each(['en', 'zh'] as const)('tooltips in %s', (language) => {
  test.each([
    ['busy-three-clients', 48_000],
    ['crash', 41_000],
    ['black-hole', 44_000],
    ['storm-120', 45_000],
  ])('of %s say something whole of all that can be pointed at', async (preset, atMs) => {
    await speak(language);
    const context = contextAt(preset, atMs);
    const hits = hitsIn(context);
    expect(hits.length).toBeGreaterThan(20);
    for (const hit of hits) {
      const tip = tipOf(hit, context);
      const text = [tip?.title, ...(tip?.lines ?? [])].join(' ');
      expect(text, JSON.stringify(hit)).not.toMatch(/\{\{|undefined|NaN|^\s*$/);
    }
  });
});

test('a dot that waits says how long, and why', async () => {
  await speak('en');
  const context = contextAt('busy-three-clients', 48_000);
  const hit = hitsIn(context).find((each) => each.kind === 'attempt' && each.isWaiting);
  if (hit === undefined) throw new Error('nobody waits');
  const tip = tipOf(hit, context);
  expect(tip?.title).toMatch(/^Waits .* before attempt [23]$/);
  expect(tip?.lines.join(' ')).toMatch(/TIMEOUT_CLEAN_QUEUE.*waitTimeMillsInSendQueue.*± 20/s);
});

test('an answer on its way back says why it is what it is; a request does not know yet', async () => {
  await speak('en');
  const context = contextAt('crash', 41_000);
  const { dots, scene } = context;
  const rows = [...dots.row.subarray(0, dots.count)];
  const back = rows.find(
    (row) => dots.legOf(row) === 'back' && scene.recording.attempts.outcome[row] === 4,
  );
  const out = rows.find(
    (row) => dots.legOf(row) === 'out' && scene.recording.attempts.number[row] === 1,
  );
  const linesOf = (row = 0) =>
    tipOf({ kind: 'attempt', row, isWaiting: false }, context)?.lines.join();
  expect(linesOf(back)).toContain('the connection was refused at once');
  expect(linesOf(out)).toMatch(/^On its way to broker-[ab]\.$/);
});
