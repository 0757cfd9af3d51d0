// What makes one scenario of another, as small plain data: a link names a preset and carries this. Parts and
// timeline entries that the preset has as well are named by their number there.
import { isSame } from './isSame.ts';
import { isPlainList, isPlainObject, type Plain, type PlainObject } from './plain.ts';
import type { Scenario, TimelineEntry } from './Scenario.ts';
import { KNOWN_KEYS } from './scenarioShape.ts';

/** These stand in the link by themselves, readable. */
const OUTSIDE = ['version', 'preset', 'seed'];
const LISTS = ['brokers', 'clients', 'consumers', 'proxies', 'timeline'] as const;
/** Tables of settings: only the settings that differ. */
const TABLES = ['network', 'nameServer', 'settings', 'workload', 'handler'];

/** Nothing when there is no difference. Equal differences are equal texts, whatever the order of keys was. */
export function patchBetween(base: Scenario, scenario: Scenario): PlainObject | undefined {
  const without = [...OUTSIDE, ...LISTS];
  const changed = new Map(Object.entries(objectPatch(base, scenario, without)));
  const lists = {
    brokers: partsPatch(base.brokers, scenario.brokers),
    clients: partsPatch(base.clients, scenario.clients),
    consumers: partsPatch(base.consumers ?? [], scenario.consumers ?? []),
    proxies: partsPatch(base.proxies ?? [], scenario.proxies ?? []),
    timeline: scenario.timeline.map((entry) => {
      const index = base.timeline.findIndex((other) => isSame(other, entry));
      return index >= 0 ? index : entryPatch(entry);
    }),
  };
  for (const list of LISTS) {
    const items = lists[list];
    const isUnchanged =
      items.length === (base[list] ?? []).length && items.every((item, index) => item === index);
    if (!isUnchanged) changed.set(list, items);
  }
  return changed.size === 0 ? undefined : orderedObject(Object.fromEntries(changed));
}

/** The scenario again, not yet checked; nothing when the patch does not fit the base. */
export function applyPatch(base: Scenario, patch: Plain): PlainObject | undefined {
  if (!isPlainObject(patch)) return undefined;
  const kept = Object.fromEntries(
    Object.entries(patch).filter(([key]) => !OUTSIDE.includes(key) && !isList(key)),
  );
  const result = new Map(Object.entries(applyObject(asPlain(base), kept)));
  for (const list of LISTS) {
    const items = Object.hasOwn(patch, list) ? patch[list] : undefined;
    if (items === undefined) continue;
    if (!isPlainList(items)) return undefined;
    const bases = (base[list] ?? []).map(asPlain);
    const applied: Plain[] = [];
    for (const item of items) {
      const whole = list === 'timeline' ? applyEntry(bases, item) : applyPart(bases, item);
      if (whole === undefined) return undefined;
      applied.push(whole);
    }
    result.set(list, applied);
  }
  return Object.fromEntries(result);
}

function isList(key: string): boolean {
  return LISTS.some((list) => list === key);
}

/** A scenario is plain data; only its type says more. */
function asPlain(value: object): PlainObject {
  return value as unknown as PlainObject;
}

function objectPatch(base: object, value: object, without: readonly string[] = []): PlainObject {
  const before = asPlain(base);
  const after = asPlain(value);
  const patch = new Map<string, Plain>();
  for (const key of Object.keys(before)) {
    if (!without.includes(key) && !hasValue(after, key)) patch.set(key, null);
  }
  for (const [key, now] of Object.entries(after)) {
    if (without.includes(key) || !hasValue(after, key)) continue;
    const old = hasValue(before, key) ? before[key] : undefined;
    if (old !== undefined && isSame(old, now)) continue;
    const isTable = TABLES.includes(key) && isPlainObject(old) && isPlainObject(now);
    patch.set(key, isTable ? objectPatch(old, now) : now);
  }
  return Object.fromEntries(patch);
}

function hasValue(object: PlainObject, key: string): boolean {
  return Object.hasOwn(object, key) && object[key] !== undefined;
}

function applyObject(base: PlainObject, patch: PlainObject): PlainObject {
  const result = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(patch)) {
    const old = result.get(key);
    const isTable = TABLES.includes(key) && isPlainObject(old) && isPlainObject(value);
    if (value === null) result.delete(key);
    else result.set(key, isTable ? applyObject(old, value) : value);
  }
  return Object.fromEntries(result);
}

type Part = { readonly id: string };

/** By part: its number in the base, [that number, what differs], or the whole part. */
function partsPatch(bases: readonly Part[], parts: readonly Part[]): readonly Plain[] {
  return parts.map((part) => {
    const index = bases.findIndex(({ id }) => id === part.id);
    const base = bases[index];
    if (base === undefined) return asPlain(part);
    return isSame(base, part) ? index : [index, objectPatch(base, part)];
  });
}

function applyPart(bases: readonly Plain[], item: Plain): Plain | undefined {
  if (typeof item === 'number') return bases[item];
  if (!isPlainList(item)) return item;
  const [index, patch] = item;
  const base = bases[Number(index)];
  return isPlainObject(base) && isPlainObject(patch) ? applyObject(base, patch) : undefined;
}

/** Entries are the most frequent thing in a link, so they are lists without the names of their fields. */
function entryPatch(entry: TimelineEntry): Plain {
  const isAllKnown = Object.keys(entry).every((key) => KNOWN_KEYS[entry.kind].includes(key));
  if (!isAllKnown) return asPlain(entry);
  const muted = entry.isMuted === undefined ? null : Number(entry.isMuted);
  const fields: Plain[] =
    entry.kind === 'set'
      ? [entry.atMs, entry.path, entry.value, muted]
      : [
          ...[entry.fault, entry.target, entry.startMs, entry.endMs],
          ...[entry.strength ?? null, entry.probability ?? null, muted],
        ];
  while (fields.at(-1) === null) fields.pop();
  return fields;
}

function applyEntry(bases: readonly Plain[], item: Plain): Plain | undefined {
  if (typeof item === 'number') return bases[item];
  if (!isPlainList(item)) return item;
  const [first = null, second = null, third = null, fourth = null, ...more] = item;
  if (typeof first === 'number') {
    return { kind: 'set', atMs: first, path: second, value: third, isMuted: flagOf(fourth) };
  }
  const [strength = null, probability = null, muted = null] = more;
  return {
    kind: 'fault',
    fault: first,
    target: second,
    startMs: third,
    endMs: fourth,
    strength,
    probability,
    isMuted: flagOf(muted),
  };
}

function flagOf(value: Plain): Plain {
  return value === 0 || value === 1 ? value === 1 : value;
}

/** The same data with its keys in one order. */
function ordered(data: Plain): Plain {
  if (isPlainList(data)) return data.map(ordered);
  return isPlainObject(data) ? orderedObject(data) : data;
}

function orderedObject(data: PlainObject): PlainObject {
  const entries = Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, ordered(value)]));
}
