import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fromBase64url, toBase64url } from './base64url.ts';
import { readFile } from './file.ts';
import { LINKS } from './links.fixture.ts';
import { decodeLink, encodeLink } from './link.ts';
import { DEFAULT_PRESET, presetOf, PRESETS } from './presets.ts';
import type { Scenario, TimelineEntry } from './Scenario.ts';
import { setAt } from './settingPath.ts';

const DIGEST = '0123456789abcdef';
const VIEW = { atMs: 41_250, selection: { kind: 'broker', index: 0 }, language: 'zh' } as const;

function preset(id: string): Scenario {
  const found = presetOf(id);
  if (found === undefined) throw new Error(`no preset ${id}`);
  return found.scenario;
}

function opened(text: string): Scenario {
  const link = decodeLink(text);
  if (!link.ok) throw new Error(JSON.stringify(link.error));
  return link.value.scenario;
}

function problemOf(text: string): unknown {
  const link = decodeLink(text);
  return link.ok ? 'no problem' : link.error;
}

describe('length', () => {
  test.each(PRESETS)('the preset $id needs at most 120 characters', ({ scenario }) => {
    const link = encodeLink({ ...scenario, seed: 4_294_967_295 }, VIEW, DIGEST);
    expect(link.length).toBeLessThanOrEqual(120);
    expect(opened(link)).toEqual({ ...scenario, seed: 4_294_967_295 });
  });

  /** Four sliders moved, a fault added, one stretched, another client version. */
  function edited(scenario: Scenario): Scenario {
    const [client] = scenario.clients;
    const [broker] = scenario.brokers;
    if (client === undefined || broker === undefined) throw new Error('a preset without parts');
    const changes = [
      [`brokers.${broker.id}.waitTimeMillsInSendQueue`, 350],
      [`brokers.${broker.id}.serviceMs`, 12.5],
      [`clients.${client.id}.workload.ratePerSec`, 420],
      ['network.latencyMs', 4.2],
    ] as const;
    const tuned = changes.reduce((last, [path, value]) => setAt(last, path, value), scenario);
    const added: TimelineEntry = {
      kind: 'fault',
      fault: 'slow',
      target: broker.id,
      startMs: 61_200,
      endMs: 74_350,
      strength: 8.5,
    };
    return { ...tuned, timeline: [...tuned.timeline, added] };
  }

  test.each(PRESETS)('a typical edit of $id needs at most 300 characters', ({ scenario }) => {
    const link = encodeLink(edited(scenario), VIEW, DIGEST);
    expect(link.length).toBeLessThanOrEqual(300);
    expect(opened(link)).toEqual(edited(scenario));
  });

  test('20 entries on the timeline need at most 2000 characters', () => {
    const faults = ['crash', 'slow', 'loseAnswers', 'blackHole', 'latency'] as const;
    const entries = Array.from({ length: 20 }, (_, index): TimelineEntry => {
      const startMs = 1_237 * (index + 1) + index * index * 31;
      if (index % 4 === 3) {
        const path = `clients.order-service.settings.${index % 8 === 3 ? 'retryTimesWhenSendFailed' : 'sendMsgTimeout'}`;
        return { kind: 'set', atMs: startMs, path, value: 1 + index };
      }
      return {
        kind: 'fault',
        fault: faults[index % faults.length] ?? 'crash',
        target: index % 2 === 0 ? 'broker-a' : 'broker-b',
        startMs,
        endMs: startMs + 3_111 + 17 * index,
        probability: index / 20,
      };
    });
    const scenario = { ...edited(preset('healthy')), timeline: entries };
    const link = encodeLink(scenario, VIEW, DIGEST);
    expect(link.length).toBeLessThanOrEqual(2000);
    expect(opened(link)).toEqual(scenario);
  });
});

describe('old links', () => {
  test.each(LINKS)('$release: $what', ({ link, scenario, view, digest }) => {
    const read = readFile(scenario);
    expect(opened(link)).toEqual(read.ok && read.value.scenario);
    const result = decodeLink(link);
    expect(result.ok && result.value.remarks).toEqual([]);
    expect(result.ok && result.value.view).toEqual(view);
    expect(result.ok && result.value.digest).toBe(digest);
  });

  test('there is one of every preset', () => {
    const ids = LINKS.flatMap(({ link }) => /(?:^|&)p=([^&]*)/.exec(link)?.[1] ?? []);
    expect(ids).toEqual(expect.arrayContaining(PRESETS.map(({ id }) => id)));
  });
});

describe('what can be written by hand', () => {
  test('no text at all opens the default preset', () => {
    for (const text of ['', '#', 'https://example.org/?a=b', '  ']) {
      expect(decodeLink(text)).toEqual({
        ok: true,
        value: { scenario: preset(DEFAULT_PRESET), view: {}, remarks: [] },
      });
    }
  });

  test('a preset and a seed are enough', () => {
    expect(opened('#p=crash&s=7')).toEqual({ ...preset('crash'), seed: 7 });
  });

  test('codes for = and & are understood', () => {
    expect(opened('v%3D1%26p%3Dcrash')).toEqual(preset('crash'));
  });
});

describe('what cannot be opened', () => {
  test('an unknown preset, with the nearest one', () => {
    expect(problemOf('v=1&p=crahs')).toEqual({
      kind: 'unknownPreset',
      given: 'crahs',
      nearest: 'crash',
    });
  });

  test('another version', () => {
    expect(problemOf('v=2&p=crash')).toEqual({ kind: 'linkWrongVersion', given: '2', known: 1 });
    expect(problemOf('v=&p=crash')).toMatchObject({ kind: 'linkWrongVersion' });
  });

  test('a seed that is none', () => {
    expect(problemOf('p=crash&s=-7')).toEqual({ kind: 'linkBadValue', key: 's', given: '-7' });
    expect(problemOf('p=crash&s=1e3')).toMatchObject({ kind: 'linkBadValue' });
  });

  test('a packed part that is empty or of another preset', () => {
    expect(problemOf('v=1&p=crash&z=')).toEqual({ kind: 'linkBroken' });
    const link = encodeLink(setAt(preset('crash'), 'brokers.broker-b.serviceMs', 3));
    expect(problemOf(link.replace('p=crash', 'p=storm-120'))).toEqual({ kind: 'linkBroken' });
  });

  test('a few bytes that unpack to far too many', () => {
    const bomb = deflateSync(new Uint8Array(10_000_000), { level: 9 });
    const link = `v=1&p=crash&z=AAAA${toBase64url(bomb)}`;
    expect(link.length).toBeLessThan(15_000);
    expect(problemOf(link)).toEqual({ kind: 'linkTooLarge', max: 2_000_000 });
  });

  test('a packed part that nests without end', () => {
    const deep = strToU8('['.repeat(100_000) + ']'.repeat(100_000));
    expect(problemOf(`z=AAAA${toBase64url(deflateSync(deep))}`)).toEqual({ kind: 'linkBroken' });
  });
});

describe('the view', () => {
  test('is passed over and reported where it does not fit the run', () => {
    const link = decodeLink('p=crash&t=500&sel=b9&l=fr&th=pink&d=12');
    expect(link.ok && link.value.view).toEqual({});
    expect(link.ok && link.value.remarks).toEqual([
      { kind: 'linkValueIgnored', key: 't', given: '500' },
      { kind: 'linkValueIgnored', key: 'sel', given: 'b9' },
      { kind: 'linkValueIgnored', key: 'l', given: 'fr' },
      { kind: 'linkValueIgnored', key: 'th', given: 'pink' },
      { kind: 'linkValueIgnored', key: 'd', given: '12' },
    ]);
  });

  test('keeps every kind of selection', () => {
    const selections = [
      { kind: 'broker', index: 1 },
      { kind: 'client', index: 1 },
      { kind: 'entry', index: 0 },
      { kind: 'network' },
      { kind: 'nameServer' },
      { kind: 'message', row: 4_000_000 },
      { kind: 'attempt', row: 0 },
    ] as const;
    for (const selection of selections) {
      const link = decodeLink(encodeLink(preset('crash'), { selection }));
      expect(link.ok && link.value.view).toEqual({ selection });
    }
    expect(encodeLink(preset('crash'), { selection: { kind: 'none' } })).toBe('v=1&p=crash');
  });

  test('keeps the moment to the microsecond', () => {
    const link = decodeLink(encodeLink(preset('crash'), { atMs: 12_345.678 }));
    expect(link.ok && link.value.view.atMs).toBe(12_345.678);
  });
});

test('unknown keys are reported, and written again', () => {
  const link = decodeLink('v=1&p=crash&panel=charts&x');
  expect(link.ok && link.value.remarks).toEqual([
    { kind: 'linkUnknownKey', key: 'panel' },
    { kind: 'linkUnknownKey', key: 'x' },
  ]);
  expect(link.ok && encodeLink(link.value.scenario, link.value.view)).toBe(
    'v=1&p=crash&panel=charts&x=',
  );
});

test('any bytes come back from their letters', () => {
  for (let length = 0; length < 40; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 97 + length * 31) & 255);
    expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
  }
  expect(fromBase64url('A')).toBeUndefined();
  expect(fromBase64url('AB+/')).toBeUndefined();
});
