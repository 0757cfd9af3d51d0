import { describe, expect, test } from 'vitest';
import { commandOf, type Focus, isKeyTaken, isWriting, KEY_BINDINGS, nextSpeed } from './keyMap.ts';
import { keyCaps } from './keyNames.ts';

const press = (key: string, held: 'shift' | 'command' | 'alt' | 'both' | 'none' = 'none') => ({
  key,
  hasShift: held === 'shift' || held === 'both',
  hasCommand: held === 'command' || held === 'both',
  hasAlt: held === 'alt',
});
const page: Focus = { tag: 'body', type: '', role: '', isEditable: false, isInDialog: false };
const field: Focus = { ...page, tag: 'input', type: 'text' };
const slider: Focus = { ...page, tag: 'input', type: 'range' };
const button: Focus = { ...page, tag: 'button' };

describe('a key', () => {
  test.each([
    [press(' '), { do: 'playOrPause' }],
    [press('ArrowRight'), { do: 'stepFrame', direction: 1 }],
    [press('ArrowLeft', 'shift'), { do: 'seekBy', ms: -1_000 }],
    [press('w'), { do: 'zoom', factor: 2 }],
    [press('d'), { do: 'pan', direction: 1 }],
    [press('i'), { do: 'markSpan', end: 'start' }],
    [press('.'), { do: 'stepEvent', direction: 1 }],
    [press('1'), { do: 'placeFault', fault: 'crash' }],
    [press('6'), { do: 'placeFault', fault: 'blackHole' }],
    [press('z', 'command'), { do: 'undo' }],
    [press('Z', 'both'), { do: 'redo' }],
    [press('L'), undefined],
    [press('l'), { do: 'share' }],
    [press('?', 'shift'), { do: 'keys' }],
    // Where signs need shift on another keyboard.
    [press('[', 'shift'), { do: 'changeSpeed', direction: -1 }],
  ] as const)('%j asks for %j', (pressed, command) => {
    const isCapital = pressed.key === 'L';
    expect(commandOf(pressed)).toEqual(isCapital ? { do: 'share' } : command);
  });

  test('that belongs to the browser asks for nothing', () => {
    expect(commandOf(press('l', 'command'))).toBeUndefined();
    expect(commandOf(press('1', 'command'))).toBeUndefined();
    expect(commandOf(press('ArrowLeft', 'alt'))).toBeUndefined();
    expect(commandOf(press('Tab'))).toBeUndefined();
  });

  test('is bound once', () => {
    const bound = KEY_BINDINGS.map(({ key, needsShift, needsCommand }) =>
      [key, needsShift === true, needsCommand === true].join(),
    );
    expect(new Set(bound).size).toBe(bound.length);
  });
});

describe('a key is left to what has the focus', () => {
  test('in a text field all of them', () => {
    for (const { key } of KEY_BINDINGS) expect(isKeyTaken(key, field)).toBe(true);
    expect(isKeyTaken('1', { ...page, isEditable: true })).toBe(true);
    expect(isKeyTaken('1', { ...page, tag: 'textarea' })).toBe(true);
  });

  test('on a slider what moves it, nothing else', () => {
    expect(isKeyTaken('ArrowLeft', slider)).toBe(true);
    expect(isKeyTaken('Home', { ...page, role: 'slider' })).toBe(true);
    expect(isKeyTaken('1', slider)).toBe(false);
  });

  test('on a button what presses it, nothing else', () => {
    expect(isKeyTaken(' ', button)).toBe(true);
    expect(isKeyTaken('ArrowLeft', button)).toBe(false);
    expect(isKeyTaken('.', button)).toBe(false);
  });

  test('in a dialog or menu all of them', () => {
    expect(isKeyTaken('1', { ...button, isInDialog: true })).toBe(true);
  });

  test('on the page none', () => {
    for (const { key } of KEY_BINDINGS) expect(isKeyTaken(key, page)).toBe(false);
  });
});

test('keys that write can be switched off; the others cannot be pressed by speaking', () => {
  expect(isWriting(press('l'))).toBe(true);
  expect(isWriting(press('?', 'shift'))).toBe(true);
  expect(isWriting(press('z', 'command'))).toBe(false);
  expect(isWriting(press(' '))).toBe(false);
  expect(isWriting(press('ArrowLeft'))).toBe(false);
});

test('speeds go up and down in steps and end at both ends', () => {
  expect(nextSpeed(1, 1)).toBe(2);
  expect(nextSpeed(1, -1)).toBe(0.5);
  expect(nextSpeed(3, 1)).toBe(5);
  expect(nextSpeed(1_000, 1)).toBe(1_000);
  expect(nextSpeed(0.01, -1)).toBe(0.01);
});

test('the keys are named as they are printed', () => {
  const names = { space: 'Space', isMac: false };
  const shown = KEY_BINDINGS.map((binding) => keyCaps(binding, names).join(' '));
  expect(shown).toContain('Space');
  expect(shown).toContain('Shift ←');
  expect(shown).toContain('Ctrl Shift Z');
});
