// The view in a link. It never decides a run, so a field that cannot be read is passed over and reported.
import type { Remark } from './Problem.ts';
import type { Scenario } from './Scenario.ts';
import type { Language, Selection, Theme, View } from './View.ts';

export const VIEW_KEYS: readonly string[] = ['t', 'sel', 'l', 'th'];

export function viewFields({ atMs, selection, language, theme }: View): readonly string[] {
  const selected = selection === undefined ? '' : selectionText(selection);
  return [
    ...(atMs === undefined ? [] : [`t=${secondsText(atMs)}`]),
    ...(selected === '' ? [] : [`sel=${selected}`]),
    ...(language === undefined ? [] : [`l=${language}`]),
    ...(theme === undefined ? [] : [`th=${theme}`]),
  ];
}

/** Seconds with up to six digits behind the point: simulated time is whole microseconds. */
function secondsText(atMs: number): string {
  return String(Math.round(atMs * 1000) / 1_000_000);
}

function selectionText(selection: Selection): string {
  switch (selection.kind) {
    case 'none':
      return '';
    case 'network':
      return 'n';
    case 'nameServer':
      return 'ns';
    case 'message':
    case 'attempt':
      return `${selection.kind.charAt(0)}${selection.row}`;
    case 'broker':
    case 'client':
    case 'entry':
    case 'proxy':
      return `${selection.kind.charAt(0)}${selection.index}`;
    // The c is taken.
    case 'consumer':
      return `u${selection.index}`;
  }
}

interface ReadView {
  readonly view: View;
  readonly remarks: readonly Remark[];
}

export function readView(fields: ReadonlyMap<string, string>, scenario: Scenario): ReadView {
  const remarks: Remark[] = [];
  const read = <Value>(
    key: string,
    parse: (text: string) => Value | undefined,
  ): Value | undefined => {
    const given = fields.get(key);
    if (given === undefined) return undefined;
    const value = parse(given);
    if (value === undefined) remarks.push({ kind: 'linkValueIgnored', key, given });
    return value;
  };
  const atMs = read('t', (text) => {
    if (!/^\d{1,8}(\.\d{1,9})?$/.test(text)) return undefined;
    const ms = Math.round(Number(text) * 1_000_000) / 1000;
    return ms <= scenario.durationMs ? ms : undefined;
  });
  const selection = read('sel', (text) => selectionOf(text, scenario));
  const language = read<Language>('l', (text) =>
    text === 'en' || text === 'zh' ? text : undefined,
  );
  const theme = read<Theme>('th', (text) =>
    text === 'light' || text === 'dark' ? text : undefined,
  );
  const view = {
    ...(atMs === undefined ? {} : { atMs }),
    ...(selection === undefined ? {} : { selection }),
    ...(language === undefined ? {} : { language }),
    ...(theme === undefined ? {} : { theme }),
  };
  return { view, remarks };
}

/** Whether a row exists, only the recording can tell. */
function selectionOf(text: string, scenario: Scenario): Selection | undefined {
  if (text === 'n') return { kind: 'network' };
  if (text === 'ns') return { kind: 'nameServer' };
  const [, letter = '', digits = ''] = /^([bcemapu])(\d{1,9})$/.exec(text) ?? [];
  const number = Number(digits);
  switch (letter) {
    case 'b':
      return number < scenario.brokers.length ? { kind: 'broker', index: number } : undefined;
    case 'u':
      return number < (scenario.consumers?.length ?? 0)
        ? { kind: 'consumer', index: number }
        : undefined;
    case 'p':
      return number < (scenario.proxies?.length ?? 0)
        ? { kind: 'proxy', index: number }
        : undefined;
    case 'c':
      return number < scenario.clients.length ? { kind: 'client', index: number } : undefined;
    case 'e':
      return number < scenario.timeline.length ? { kind: 'entry', index: number } : undefined;
    case 'm':
      return { kind: 'message', row: number };
    case 'a':
      return { kind: 'attempt', row: number };
    default:
      return undefined;
  }
}
