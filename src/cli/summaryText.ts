// A run told for a person, in a dozen lines.
import { PROFILES } from '../scenario/profiles.ts';
import type { Scenario, TimelineEntry } from '../scenario/Scenario.ts';
import type { Recording } from '../recording/Recording.ts';
import type { Recovery } from '../recording/recoveryOf.ts';
import { type Verdict, verdictOf } from '../recording/verdictOf.ts';

export function summaryText(recording: Recording, wallMs: number): string {
  const { scenario, digest, eventCount } = recording;
  const verdict = verdictOf(recording);
  const rows: readonly (readonly [string, string])[] = [
    ...scenario.clients.map(({ id, profile, version, mode }): readonly [string, string] => {
      return ['client', `${id}: ${PROFILES.get(profile)?.title ?? profile} ${version}, ${mode}`];
    }),
    ['brokers', scenario.brokers.map(({ id }) => id).join(', ')],
    ...scenario.timeline.map((entry): readonly [string, string] => ['timeline', entryText(entry)]),
    ...verdictRows(verdict),
    ['digest', digest],
    ['computed', `${grouped(eventCount)} events in ${number(wallMs)} ms`],
  ];
  const width = Math.max(...rows.map(([title]) => title.length));
  const lines = rows.map(([title, text]) => `${title.padEnd(width)}  ${text}`);
  return `${[titleOf(scenario), '', ...lines].join('\n')}\n`;
}

function titleOf({ name, preset, seed, durationMs }: Scenario): string {
  const title = [name, preset].find((text) => text !== '') ?? 'scenario';
  return `${title}, seed ${String(seed)}, ${number(durationMs / 1000)} s`;
}

function entryText(entry: TimelineEntry): string {
  const muted = entry.isMuted === true ? ' (muted)' : '';
  if (entry.kind === 'set') {
    return `${seconds(entry.atMs)}: ${entry.path} = ${String(entry.value)}${muted}`;
  }
  const strength = entry.strength === undefined ? '' : `, ${number(entry.strength)}`;
  return `${seconds(entry.startMs)} to ${seconds(entry.endMs)}: ${entry.fault} of ${entry.target}${strength}${muted}`;
}

function verdictRows(verdict: Verdict): readonly (readonly [string, string])[] {
  const busy = [...verdict.throttledByCause]
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${grouped(count)}`);
  const handedOver =
    verdict.handedOver === 0 ? '' : ` ${grouped(verdict.handedOver)} handed to another system,`;
  return [
    [
      'messages',
      `${grouped(verdict.messages)}: ${grouped(verdict.ok)} ok, ${grouped(verdict.failed)} failed,${handedOver} ${grouped(verdict.pending)} under way`,
    ],
    [
      'attempts',
      `${grouped(verdict.attempts)}: ${number(verdict.amplification)} a message, ${number(verdict.peakAmplification)} in the worst second`,
    ],
    ['goodput', `${number(verdict.goodputPerSec)}/s of ${number(verdict.offeredPerSec)}/s offered`],
    ['throttled', `${grouped(verdict.throttled)}${busy.length > 0 ? `: ${busy.join(', ')}` : ''}`],
    ['timed out', grouped(verdict.timedOut)],
    ['not connected', grouped(verdict.connectionFailed)],
    [
      'stored',
      `${grouped(verdict.duplicates)} duplicates, ${grouped(verdict.lost)} lost after they were acknowledged`,
    ],
    [
      'latency',
      `p50 ${milliseconds(verdict.latencyP50Ms)}, p99 ${milliseconds(verdict.latencyP99Ms)}`,
    ],
    [
      'blocked callers',
      `${grouped(verdict.blockedCallersMax)} at most, of ${grouped(verdict.callers)}`,
    ],
    ['recovery', recoveryText(verdict.recovery)],
  ];
}

function recoveryText(recovery: Recovery): string {
  switch (recovery.kind) {
    case 'noFault':
      return 'nothing to recover from';
    case 'faultLasts':
      return 'the last fault lasts to the end';
    case 'recovered':
      return `${seconds(recovery.afterMs)} after the last fault`;
    case 'notRecovered':
      return `not within ${seconds(recovery.forMs)} after the last fault`;
  }
}

function seconds(valueMs: number): string {
  return `${number(valueMs / 1000)} s`;
}

function milliseconds(valueMs: number): string {
  return Number.isNaN(valueMs) ? 'none' : `${number(valueMs)} ms`;
}

/** At most two decimals; `none` where nothing was measured. */
function number(value: number): string {
  return Number.isNaN(value) ? 'none' : String(Number(value.toFixed(2)));
}

/** Thousands apart, for the eye: machines read `--format json`. */
function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
}
