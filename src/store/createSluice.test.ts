import { describe, expect, test } from 'vitest';
import type { Report } from '../protocol/messages.ts';
import { sampleRecording } from '../recording/sampleRecording.ts';
import { encodeLink } from '../scenario/link.ts';
import { presetOf } from '../scenario/presets.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { createSluice } from './createSluice.ts';
import { createPlayhead } from './playhead.ts';
import type { Wish } from './runner.ts';

const crash = scenarioOf('crash');

function scenarioOf(id: string): Scenario {
  const preset = presetOf(id);
  if (preset === undefined) throw new Error(`no preset ${id}`);
  return preset.scenario;
}

/** The store in a world where the worker answers when the test says so, and no frame ever comes. */
function createPage({ isMotionReduced = false } = {}) {
  const wishes: Wish[] = [];
  const saved = new Map<string, string>();
  const playhead = createPlayhead({ request: () => 1, cancel: () => undefined });
  let tell: (report: Report) => void = () => undefined;
  let cancelCount = 0;
  const store = createSluice(
    { language: 'en', theme: 'system', areKeysOn: true },
    {
      playhead,
      choices: { read: (name) => saved.get(name), write: (name, value) => saved.set(name, value) },
      isMotionReduced: () => isMotionReduced,
      createRunner: ({ onReport, onStart }) => {
        tell = onReport;
        return {
          run: (wish) => {
            wishes.push(wish);
            onStart(wish);
          },
          cancel: () => (cancelCount += 1),
        };
      },
    },
  );
  return {
    store,
    state: store.getState,
    playhead,
    wishes,
    saved,
    cancelCount: () => cancelCount,
    finish: () => {
      const { runId = 0, scenario = crash } = wishes.at(-1) ?? {};
      const recording = sampleRecording({ scenario, messages: 50 });
      tell({ kind: 'finished', runId, recording, wallMs: 1 });
      return recording;
    },
    fail: (sentence: string) => {
      tell({ kind: 'failed', runId: wishes.at(-1)?.runId ?? 0, sentence, simulatedMs: 5 });
    },
  };
}

function createOpenPage() {
  const page = createPage();
  page.state().openPreset('healthy');
  page.finish();
  return page;
}

const callersPath = 'clients.order-service.workload.callers';

describe('opening', () => {
  test('a preset runs at once and plays from its beginning', () => {
    const page = createPage();
    page.state().openPreset('crash');
    expect(page.wishes).toMatchObject([{ scenario: crash, mayWait: false }]);
    expect(page.state().isPlaying).toBe(true);
    expect(page.playhead.nowMs()).toBe(0);
  });

  test('the playhead waits for the first recording', () => {
    const page = createPage();
    page.state().openPreset('crash');
    expect(page.playhead.isPlaying()).toBe(false);
    page.finish();
    expect(page.playhead.isPlaying()).toBe(true);
  });

  test('a hand that holds the playhead keeps it, though a newer run comes', () => {
    const page = createOpenPage();
    page.playhead.pause();
    page.state().change('seed', 5);
    page.finish();
    expect(page.playhead.isPlaying()).toBe(false);
  });

  test('who wants less motion sees a moment that shows something, and nothing moves', () => {
    const page = createPage({ isMotionReduced: true });
    page.state().openPreset('crash');
    page.finish();
    expect(page.state().isPlaying).toBe(false);
    expect(page.playhead.nowMs()).toBe(43_000);
  });

  test('what the page opens with cannot be undone, what is opened later can', () => {
    const page = createOpenPage();
    expect(page.state().past).toEqual([]);
    page.state().openPreset('crash');
    page.state().undo();
    expect(page.state().scenario.preset).toBe('healthy');
  });

  test('a link opens its scenario at its moment, with what it selected, and stands still', async () => {
    const page = createPage();
    const link = encodeLink(
      { ...crash, seed: 9 },
      { atMs: 41_000, selection: { kind: 'broker', index: 1 }, language: 'zh', theme: 'dark' },
      '0123456789abcdef',
    );
    await page.state().openLink(link);
    const { scenario, selection, isPlaying, language, theme } = page.state();
    expect(scenario).toMatchObject({ preset: 'crash', seed: 9 });
    expect({ selection, isPlaying, language, theme }).toEqual({
      selection: { kind: 'broker', index: 1 },
      isPlaying: false,
      language: 'zh',
      theme: 'dark',
    });
    expect(page.playhead.nowMs()).toBe(41_000);
    // What a link says is not what the visitor chose.
    expect(page.saved.size).toBe(0);
  });

  test('the page says when it computes another run than the link was made with', async () => {
    const page = createPage();
    await page.state().openLink(encodeLink(crash, {}, '0123456789abcdef'));
    const { digest } = page.finish();
    expect(page.state().notices).toMatchObject([
      { kind: 'otherDigest', expected: '0123456789abcdef', computed: digest },
    ]);
  });

  test('a broken link opens the default preset and keeps the text of the link', async () => {
    const page = createPage();
    await page.state().openLink('v=1&p=crash&z=%%%');
    expect(page.state().scenario.preset).toBe('healthy');
    expect(page.wishes).toHaveLength(1);
    expect(page.state().notices).toMatchObject([{ kind: 'brokenLink', text: 'v=1&p=crash&z=%%%' }]);
  });

  test('keys of a newer page are reported and kept for the next link', async () => {
    const page = createPage();
    await page.state().openLink('v=1&p=crash&camera=left');
    expect(page.state().notices).toMatchObject([{ kind: 'remarks', from: 'link' }]);
    expect(page.state().link?.unknownKeys).toEqual(['camera=left']);
  });

  test('a file that is none changes nothing', async () => {
    const page = createOpenPage();
    await page.state().openFile({ name: 'photo.json', text: '����' });
    expect(page.state().notices).toMatchObject([{ kind: 'fileNotRead', name: 'photo.json' }]);
    expect(page.state().scenario.preset).toBe('healthy');
    expect(page.wishes).toHaveLength(1);
  });
});

describe('changing', () => {
  test('each change runs the whole scenario anew, also while the hand is on the slider', () => {
    const page = createOpenPage();
    page.state().change(callersPath, 10, 'dragging');
    page.state().change(callersPath, 11, 'dragging');
    page.state().change(callersPath, 12, 'done');
    expect(page.wishes.slice(1).map(({ mayWait }) => mayWait)).toEqual([true, true, false]);
    expect(page.wishes.at(-1)?.scenario.clients[0]?.workload['callers']).toBe(12);
    page.state().undo();
    expect(page.state().scenario).toEqual(scenarioOf('healthy'));
  });

  test('the recording stays on the screen while a newer one is computed', () => {
    const page = createOpenPage();
    const { recording } = page.state().run;
    page.state().change(callersPath, 10);
    expect(page.state().run).toMatchObject({ status: 'running' });
    expect(page.state().run.recording).toBe(recording);
  });

  test('a change to what is already set runs nothing', () => {
    const page = createOpenPage();
    page.state().change(callersPath, 64);
    expect(page.wishes).toHaveLength(1);
  });

  test('a name is one step however many letters it has, and begins no run', () => {
    const page = createOpenPage();
    const { digest } = page.state().run.recording ?? {};
    for (const name of ['F', 'Fr', 'Friday']) page.state().rename(name);
    expect(page.wishes).toHaveLength(1);
    expect(page.state().run).toMatchObject({ status: 'finished', recording: { digest } });
    expect(page.state().run).toHaveProperty('scenario', page.state().scenario);
    page.state().undo();
    expect(page.state().scenario.name).toBe('');
  });

  test('from the playhead on, a drag writes one entry at the moment it began', () => {
    const page = createOpenPage();
    page.state().chooseApplyMode('fromPlayhead');
    page.state().seekTo(30_000);
    page.state().change(callersPath, 10, 'dragging');
    page.state().seekTo(31_000);
    page.state().change(callersPath, 12, 'dragging');
    page.state().change(callersPath, 14, 'done');
    expect(page.state().scenario.timeline).toEqual([
      { kind: 'set', atMs: 30_000, path: callersPath, value: 14 },
    ]);
    page.state().undo();
    expect(page.state().scenario.timeline).toEqual([]);
  });

  test('seed and length count for the whole run in any mode', () => {
    const page = createOpenPage();
    page.state().chooseApplyMode('fromPlayhead');
    page.state().change('seed', 5);
    expect(page.state().scenario).toMatchObject({ seed: 5, timeline: [] });
  });

  test('a fault strikes at the playhead, with its usual length', () => {
    const page = createOpenPage();
    page.state().seekTo(20_000.4);
    page.state().placeFault('crash', 'broker-a');
    expect(page.state().scenario.timeline).toEqual([
      { kind: 'fault', fault: 'crash', target: 'broker-a', startMs: 20_000, endMs: 30_000 },
    ]);
  });

  test('a fault placed at the end of the run still shows', () => {
    const page = createOpenPage();
    page.state().seekTo(120_000);
    page.state().placeFault('crash', 'broker-a');
    expect(page.state().scenario.timeline).toMatchObject([{ startMs: 119_000, endMs: 120_000 }]);
  });

  test('a removed entry is no longer selected', () => {
    const page = createOpenPage();
    page.state().placeFault('crash', 'broker-a');
    page.state().select({ kind: 'entry', index: 0 });
    page.state().removeEntry(0);
    expect(page.state().selection).toEqual({ kind: 'none' });
    page.state().undo();
    expect(page.state().scenario.timeline).toHaveLength(1);
  });

  test('a run that became shorter takes the playhead along', () => {
    const page = createOpenPage();
    page.state().seekTo(100_000);
    page.state().change('durationMs', 60_000);
    expect(page.playhead.nowMs()).toBe(60_000);
  });

  test('a scenario too large for memory is refused before it starts, and can be mended', () => {
    const page = createOpenPage();
    const path = 'clients.order-service.workload.ratePerSec';
    page.state().change('durationMs', 86_400_000);
    page.state().change(path, 50_000);
    expect(page.state().run.status).toBe('refused');
    expect(page.state().notices).toMatchObject([
      { kind: 'refused', problem: { kind: 'tooMuchMemory' } },
    ]);
    expect(page.cancelCount()).toBeGreaterThan(0);
    page.state().openPreset('healthy');
    expect(page.state().run.status).toBe('running');
    expect(page.state().notices).toEqual([]);
  });

  test('after a failed run the next one is begun as ever', () => {
    const page = createOpenPage();
    page.state().change(callersPath, 10);
    page.fail('Bug: queue length is -1');
    expect(page.state().run).toMatchObject({ status: 'failed' });
    expect(page.state().run.recording).toBeDefined();
    page.state().change(callersPath, 11);
    expect(page.state().run.status).toBe('running');
  });
});

describe('playing', () => {
  test('play at the end begins anew', () => {
    const page = createOpenPage();
    page.state().pause();
    page.state().seekTo(120_000);
    page.state().play();
    expect(page.playhead.nowMs()).toBe(0);
    expect(page.state().isPlaying).toBe(true);
  });

  test('a step goes to the next thing that happens, back again, and pauses', () => {
    const page = createOpenPage();
    page.state().seekTo(0);
    page.state().stepEvent(1);
    const first = page.playhead.nowMs();
    page.state().stepEvent(1);
    expect(page.playhead.nowMs()).toBeGreaterThan(first);
    page.state().stepEvent(-1);
    expect(page.playhead.nowMs()).toBe(first);
    expect(page.state().isPlaying).toBe(false);
  });
});

test('what the visitor chose is kept for the next visit', () => {
  const page = createPage();
  page.state().chooseLanguage('zh');
  page.state().chooseTheme('dark');
  page.state().chooseKeys(false);
  expect([...page.saved]).toEqual([
    ['language', 'zh'],
    ['theme', 'dark'],
    ['keys', 'off'],
  ]);
});
