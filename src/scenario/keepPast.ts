// A run that leaves another at a moment: whatever is edited in it, all that lies before that moment stays as it was,
// bit for bit. Settings become changes on the timeline, faults that have begun can only end otherwise.
import { isSame } from './isSame.ts';
import type { FaultEntry, Scenario, SetEntry, TimelineEntry } from './Scenario.ts';
import { getAt, pathsOf } from './settingPath.ts';

export interface Fork {
  /** Whose past is kept. */
  readonly from: Scenario;
  readonly atMs: number;
}

export interface Kept {
  readonly scenario: Scenario;
  /** Something was asked for that cannot change in the middle of a run, and stayed as it was. */
  readonly isRefused: boolean;
}

/** The nearest to `wanted` that has the same past. */
export function keepPast(fork: Fork, wanted: Scenario): Kept {
  const { from, atMs } = fork;
  const changes = pathsOf(from).flatMap((path): readonly SetEntry[] => {
    // What decides the run as a whole has no dot.
    const value = path.includes('.') ? getAt(wanted, path) : undefined;
    return value === undefined || value === getAt(from, path)
      ? []
      : [{ kind: 'set', atMs, path, value }];
  });
  const { timeline, isRefused } = keptTimeline(fork, wanted.timeline);
  const unchanged = timeline.filter(
    (entry) =>
      entry.kind !== 'set' ||
      entry.atMs !== atMs ||
      !(changes.some(isOfPath(entry.path)) || changesNothing(fork, entry)),
  );
  return {
    scenario: { ...from, name: wanted.name, timeline: [...unchanged, ...changes] },
    isRefused: isRefused || !isSame(partsOf(from), partsOf(wanted)),
  };
}

/** A setting that was put back to what it was. */
function changesNothing({ from }: Fork, { path, value, atMs }: SetEntry): boolean {
  const earlier = from.timeline.some((entry) => entry.kind === 'set' && entry.path === path);
  return !earlier && atMs > 0 && value === getAt(from, path);
}

function isOfPath(path: string): (entry: SetEntry) => boolean {
  return (entry) => entry.path === path;
}

const SETTING_TABLES = ['settings', 'workload', 'handler'];

/** All but the settings, the timeline and the name. */
function partsOf(scenario: Scenario): unknown {
  const bare = (part: object): unknown =>
    Object.fromEntries(Object.entries(part).filter(([key]) => !SETTING_TABLES.includes(key)));
  const { brokers, clients, consumers = [], proxies = [], seed, durationMs } = scenario;
  return {
    seed,
    durationMs,
    parts: [brokers, clients, consumers, proxies].map((list) => list.map(bare)),
  };
}

interface KeptTimeline {
  readonly timeline: readonly TimelineEntry[];
  readonly isRefused: boolean;
}

/** Entries keep their places as far as can be, so that the one under the hand stays the one under the hand. */
function keptTimeline({ from, atMs }: Fork, wanted: readonly TimelineEntry[]): KeptTimeline {
  const begun = from.timeline.filter((entry) => startOf(entry) < atMs);
  const missing = new Set(begun);
  let isRefused = false;
  // First what is as it was, so that nothing else is taken for it.
  const places = wanted.map((entry) => {
    const same = [...missing].find((other) => isSame(other, entry));
    if (same !== undefined) missing.delete(same);
    return same;
  });
  const ended = new Map<TimelineEntry, TimelineEntry>();
  const timeline = wanted.flatMap((entry, index): readonly TimelineEntry[] => {
    const same = places[index];
    if (same !== undefined) return [same];
    const before = [...missing].find((other) => isChanged(other, entry));
    if (before === undefined) return [startOf(entry) < atMs ? movedTo(entry, atMs) : entry];
    missing.delete(before);
    const kept = endedOtherwise(before, entry, atMs);
    if (!isSame(kept, entry)) isRefused = true;
    ended.set(before, kept);
    return [before];
  });
  for (const entry of missing) {
    const kept = endedAt(entry, atMs);
    if (kept === entry) isRefused = true;
    ended.set(entry, kept);
  }
  return { timeline: inOrder([...timeline, ...missing], { begun, ended }), isRefused };
}

/** What has begun stands in the order in which it was: of two that begin at one instant, that order decides. */
function inOrder(
  timeline: readonly TimelineEntry[],
  { begun, ended }: { begun: readonly TimelineEntry[]; ended: Map<TimelineEntry, TimelineEntry> },
): readonly TimelineEntry[] {
  let next = 0;
  return timeline.map((entry) => {
    if (!begun.includes(entry)) return entry;
    const kept = begun[next] ?? entry;
    next += 1;
    return ended.get(kept) ?? kept;
  });
}

function startOf(entry: TimelineEntry): number {
  return entry.kind === 'set' ? entry.atMs : entry.startMs;
}

/** Whether the one is what became of the other under a hand that dragged, stretched or strengthened it. */
function isChanged(before: TimelineEntry, now: TimelineEntry): boolean {
  if (before.kind === 'set') {
    return now.kind === 'set' && before.path === now.path && before.atMs === now.atMs;
  }
  if (now.kind === 'set' || before.fault !== now.fault) return false;
  return (
    (before.target === now.target && before.startMs === now.startMs) ||
    (before.target === now.target && before.endMs === now.endMs) ||
    (before.startMs === now.startMs && before.endMs === now.endMs)
  );
}

function endedOtherwise(before: TimelineEntry, now: TimelineEntry, atMs: number): TimelineEntry {
  if (before.kind === 'set' || now.kind === 'set') return before;
  if (now.isMuted === true && before.isMuted !== true) return endedAt(before, atMs);
  return canEndOtherwise(before, atMs) ? { ...before, endMs: Math.max(atMs, now.endMs) } : before;
}

function endedAt(entry: TimelineEntry, atMs: number): TimelineEntry {
  return entry.kind === 'fault' && canEndOtherwise(entry, atMs) ? { ...entry, endMs: atMs } : entry;
}

/** How fast a disk fills follows from when its fault ends: that is decided as it begins. */
function canEndOtherwise({ endMs, fault, isMuted }: FaultEntry, atMs: number): boolean {
  return endMs > atMs && fault !== 'diskFill' && isMuted !== true;
}

/** As it is, but not before the fork. */
function movedTo(entry: TimelineEntry, atMs: number): TimelineEntry {
  if (entry.kind === 'set') return { ...entry, atMs };
  const endMs = entry.endMs > atMs ? entry.endMs : atMs + entry.endMs - entry.startMs;
  return { ...entry, startMs: atMs, endMs };
}
