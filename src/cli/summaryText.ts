// A run told for a person, in a dozen lines.
import { CONSUMER_PROFILES } from '../scenario/consumerProfiles.ts';
import { PROFILES } from '../scenario/profiles.ts';
import type { ConsumerScenario, Scenario, TimelineEntry } from '../scenario/Scenario.ts';
import { consumptionOf, type ConsumptionVerdict } from '../recording/consumption.ts';
import type { Recording } from '../recording/Recording.ts';
import type { Recovery } from '../recording/recoveryOf.ts';
import { type Verdict, verdictOf } from '../recording/verdictOf.ts';

type Row = readonly [string, string];

export function summaryText(recording: Recording, wallMs: number): string {
  const { scenario, digest, eventCount } = recording;
  const verdict = verdictOf(recording);
  const rows: readonly Row[] = [
    ...scenario.clients.map(({ id, profile, version, mode }): Row => {
      return ['client', `${id}: ${PROFILES.get(profile)?.title ?? profile} ${version}, ${mode}`];
    }),
    ['brokers', scenario.brokers.map(({ id }) => id).join(', ')],
    ...(scenario.proxies ?? []).map(({ id, mode }): Row => ['proxy', `${id}, ${mode}`]),
    ...(scenario.consumers ?? []).map(consumerRow),
    ...scenario.timeline.map((entry): Row => ['timeline', entryText(entry)]),
    ...verdictRows(verdict),
    ...consumptionRows(consumptionOf(recording)),
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

function verdictRows(verdict: Verdict): readonly Row[] {
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

function consumerRow({ id, profile, version, mode, group }: ConsumerScenario): Row {
  const title = CONSUMER_PROFILES.get(profile)?.title ?? profile;
  return ['consumer', `${id} of group ${group}: ${title} ${version}, ${mode}`];
}

function consumptionRows(verdict: ConsumptionVerdict | undefined): readonly Row[] {
  if (verdict === undefined) return [];
  const { deliveries, consumed, retries, deadLetters, abandoned } = verdict;
  const repeated = verdict.duplicatesReached;
  const absorbed = verdict.duplicatesAbsorbed;
  return [
    [
      'deliveries',
      `${grouped(deliveries)}: ${grouped(consumed)} consumed, ${grouped(retries)} to come again, ${grouped(deadLetters)} dead letters, ${grouped(abandoned)} in vain`,
    ],
    [
      'repeated',
      `${grouped(repeated)} that the business did again${absorbed === 0 ? '' : `, ${grouped(absorbed)} that it noticed`}`,
    ],
    ['behind', `${grouped(verdict.lagMax)} at most, ${grouped(verdict.lagAtEnd)} at the end`],
    ['pulls', `${grouped(verdict.pulls)}: ${grouped(verdict.emptyPulls)} without a message`],
    [
      'to the business',
      `p50 ${milliseconds(verdict.latencyP50Ms)}, p99 ${milliseconds(verdict.latencyP99Ms)}`,
    ],
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
