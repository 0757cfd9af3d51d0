import { describe, expect, test } from 'vitest';
import { addressOf, type Page, pageOf } from './page.ts';

describe('the page of an address', () => {
  test.each<readonly [string, Page]>([
    ['', { kind: 'simulator' }],
    ['#', { kind: 'simulator' }],
    ['#v=1&p=crash', { kind: 'simulator' }],
    ['#model', { kind: 'model', rule: '' }],
    ['#model/J3', { kind: 'model', rule: 'J3' }],
    ['#fidelity', { kind: 'fidelity', view: { kind: 'table' } }],
    ['#fidelity/nonsense', { kind: 'fidelity', view: { kind: 'table' } }],
    ['#fidelity/contradictions', { kind: 'fidelity', view: { kind: 'contradictions' } }],
    ['#fidelity/case/rmq-1', { kind: 'fidelity', view: { kind: 'case', id: 'rmq-1' } }],
    [
      '#fidelity/cases/java/5.3.3',
      { kind: 'fidelity', view: { kind: 'cases', profile: 'java', version: '5.3.3' } },
    ],
  ])('%s', (hash, page) => {
    expect(pageOf(hash)).toEqual(page);
  });

  test('comes back from its own address, whatever its words are', () => {
    const view = { kind: 'case', id: 'a/b % ü' } as const;
    expect(pageOf(addressOf({ kind: 'fidelity', view }))).toEqual({ kind: 'fidelity', view });
  });

  test('with signs that stand for nothing is read as it is', () => {
    expect(pageOf('#model/%E0%A4%A')).toEqual({ kind: 'model', rule: '%E0%A4%A' });
  });
});
