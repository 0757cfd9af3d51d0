import { expect, test } from 'vitest';
import type { CaseReport } from '../conformance/caseReport.ts';
import type { FidelityReport } from '../protocol/fidelity.ts';
import { createFidelityRoom } from './createFidelityRoom.ts';

function result(id: string): CaseReport {
  const nothing = {
    profile: 'p',
    version: '1',
    mode: 'sync',
    kind: 'producer-script',
    question: '',
  };
  return { id, ...nothing, outcome: 'conforms' };
}

function createRoom(ids: readonly string[]) {
  const reports: FidelityReport[] = [];
  const breaths: (() => void)[] = [];
  const hear = createFidelityRoom({
    results: () => Promise.resolve(ids.map(result)),
    draw: (id) =>
      Promise.resolve(
        ids.includes(id)
          ? {
              report: result(id),
              notes: '',
              settings: [],
              scripts: [],
              marks: 'attempts',
              tracks: [],
              figures: [],
              scenario: undefined,
            }
          : undefined,
      ),
    all: () => Promise.resolve(ids.map((id) => () => result(id))),
    send: (report) => reports.push(report),
    breathe: () => new Promise((resolve) => breaths.push(resolve)),
  });
  /** Lets everything happen that is ready to. */
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  const breathe = async (): Promise<void> => {
    breaths.shift()?.();
    await settle();
  };
  const kinds = () => reports.map(({ kind }) => kind);
  return { hear, reports, kinds, settle, breathe };
}

test('tells the committed results and draws a case', async () => {
  const room = createRoom(['a', 'b']);
  room.hear({ kind: 'results' });
  room.hear({ kind: 'draw', id: 'b' });
  await room.settle();
  expect(room.kinds()).toEqual(['results', 'drawn']);
});

test('a case that is not there is told of, and the next wish is heard', async () => {
  const room = createRoom(['a']);
  room.hear({ kind: 'draw', id: 'x' });
  await room.settle();
  room.hear({ kind: 'draw', id: 'a' });
  await room.settle();
  expect(room.reports[0]).toEqual({ kind: 'broken', id: 'x', sentence: 'There is no case x.' });
  expect(room.kinds()[1]).toBe('drawn');
});

test('plays all, one after the other, and ends between two of them when told to stop', async () => {
  const room = createRoom(['a', 'b', 'c']);
  room.hear({ kind: 'playAll' });
  await room.settle();
  await room.breathe();
  expect(room.kinds()).toEqual(['played', 'played']);
  room.hear({ kind: 'stop' });
  await room.breathe();
  expect(room.kinds()).toEqual(['played', 'played']);
  room.hear({ kind: 'playAll' });
  await room.settle();
  for (let breath = 0; breath < 3; breath++) await room.breathe();
  expect(room.kinds().slice(2)).toEqual(['played', 'played', 'played', 'allPlayed']);
});
