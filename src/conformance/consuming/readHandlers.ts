// What the handlers of a recorded case did, as settings of ours.
import type { Settings, SettingValue } from '../../scenario/SettingSpec.ts';
import type { Fields, Fieldset } from '../Fields.ts';

const COUNTS: ReadonlyMap<string, number> = new Map([
  ['once', 1],
  ['twice', 2],
]);
const TIMES = /^(.+?) (?:(once|twice)|(\d+) times), then (?:CONSUME_)?SUCCESS$/;

export function readHandlers(
  fields: Fields,
  raw: Fieldset,
  { script, consumers }: { readonly script: Fieldset; readonly consumers: number },
): readonly Settings[] {
  const service = fields.set(raw['service'] ?? {}, 'service');
  const handler = fields.set(script['handler'] ?? {}, 'script.handler');
  const own: Settings = {
    takesMs: fields.number(handler['takesMs'] ?? service['ms'] ?? 0, 'script.handler.takesMs'),
    ...answer(fields, handler['always']),
    ...given(fields, handler, ['delayLevelWhenNextConsume', 'ackIndex']),
    ...given(fields, handler, ['suspendCurrentQueueTimeMillis']),
  };
  // The text tells it for all but the first.
  const others = /takes (\d+) ms/.exec(
    fields.text(handler['other'] ?? '', 'script.handler.other'),
  )?.[1];
  const isOfFirst = handler['consumer'] === 'first';
  return Array.from({ length: consumers }, (_, index) =>
    isOfFirst && index > 0 ? { takesMs: Number(others ?? 0) } : own,
  );
}

function given(fields: Fields, handler: Fieldset, names: readonly string[]): Settings {
  return Object.fromEntries(
    names.flatMap((name): [string, SettingValue][] => {
      const value = handler[name];
      return value === undefined ? [] : [[name, fields.number(value, `script.handler.${name}`)]];
    }),
  );
}

/** `RECONSUME_LATER twice, then CONSUME_SUCCESS`: so many deliveries of each message fail, and how. */
function answer(fields: Fields, always: unknown): Settings {
  if (always === undefined) return {};
  const text = fields.text(always, 'script.handler.always');
  const [, failure, word, digits] = TIMES.exec(text) ?? [];
  if (failure === undefined)
    return { failsFirst: text.endsWith('SUCCESS') ? 0 : -1, ...by(fields, text) };
  const count = digits === undefined ? (COUNTS.get(word ?? '') ?? 0) : Number(digits);
  return { failsFirst: count, ...by(fields, failure) };
}

function by(fields: Fields, text: string): Settings {
  switch (text) {
    case 'exception':
    case 'null':
      return { failsBy: text };
    case 'RECONSUME_LATER':
    case 'SUSPEND_CURRENT_QUEUE_A_MOMENT':
    case 'CONSUME_SUCCESS':
    case 'SUCCESS':
      return {};
    default:
      fields.wrong('script.handler.always', 'an answer that is known here');
      return {};
  }
}
