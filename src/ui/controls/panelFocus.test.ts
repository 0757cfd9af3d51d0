import { expect, test } from 'vitest';
import type { Selection } from '../../store/SluiceState.ts';
import { firstFocus, followed } from './panelFocus.ts';

const nothing: Selection = { kind: 'none' };

test('a client that is selected is shown', () => {
  expect(firstFocus({ kind: 'client', index: 2 })).toMatchObject({ tab: 'producer', client: 2 });
});

test('all brokers are shown until one is selected', () => {
  const focus = firstFocus(nothing);
  expect(focus.broker).toBe('all');
  expect(followed(focus, { kind: 'broker', index: 1 })).toMatchObject({ tab: 'broker', broker: 1 });
});

test('a chosen tab stays while the selection stays', () => {
  const selection: Selection = { kind: 'client', index: 1 };
  const focus = { ...firstFocus(selection), tab: 'network' as const };
  expect(followed(focus, selection)).toBe(focus);
});

test('the load of another client is shown in its tab', () => {
  const focus = { ...firstFocus(nothing), tab: 'load' as const };
  expect(followed(focus, { kind: 'client', index: 1 })).toMatchObject({ tab: 'load', client: 1 });
});

test('a message does not take the panel away', () => {
  const focus = { ...firstFocus(nothing), tab: 'broker' as const };
  expect(followed(focus, { kind: 'message', row: 7 })).toMatchObject({ tab: 'broker' });
});
