import { expect, test } from 'vitest';
import type { CaseReport } from '../conformance/caseReport.ts';
import type { FidelityReport, FidelityWish } from '../protocol/fidelity.ts';
import { createFidelity } from './fidelity.ts';

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

function drawn(id: string): FidelityReport {
  const lists = { settings: [], scripts: [], marks: 'attempts' as const, tracks: [], figures: [] };
  const picture = { report: result(id), notes: '', ...lists, scenario: undefined };
  return { kind: 'drawn', id, picture };
}

function createPage() {
  const wishes: FidelityWish[] = [];
  let hear: (report: FidelityReport) => void = () => undefined;
  const fidelity = createFidelity((listener) => {
    hear = listener;
    return (wish) => wishes.push(wish);
  });
  const state = () => fidelity.store.getState();
  return { fidelity, wishes, state, hear: (report: FidelityReport) => hear(report) };
}

test('asks for the results once', () => {
  const { fidelity, wishes, hear, state } = createPage();
  fidelity.askResults();
  hear({ kind: 'results', results: [result('a')] });
  fidelity.askResults();
  expect(wishes).toEqual([{ kind: 'results' }]);
  expect(state().results).toHaveLength(1);
});

test('shows the picture of the case that is wished for, and drops one that was left', () => {
  const { fidelity, hear, state } = createPage();
  fidelity.draw('a');
  fidelity.draw('b');
  hear(drawn('a'));
  expect(state().picture).toBeUndefined();
  hear(drawn('b'));
  expect(state().picture?.report.id).toBe('b');
});

test('collects what is played anew until it is told to stop', () => {
  const { fidelity, hear, state } = createPage();
  fidelity.playAll();
  hear({ kind: 'played', result: result('a') });
  fidelity.stop();
  hear({ kind: 'played', result: result('b') });
  expect([...state().replayed.keys()]).toEqual(['a']);
  expect(state().isPlayingAll).toBe(false);
});

test('a case that is not there is a problem only while it is wished for', () => {
  const { fidelity, hear, state } = createPage();
  fidelity.draw('x');
  hear({ kind: 'broken', id: 'y', sentence: 'There is no case y.' });
  expect(state().problem).toBeUndefined();
  hear({ kind: 'broken', id: 'x', sentence: 'There is no case x.' });
  expect(state().problem).toBe('There is no case x.');
});
