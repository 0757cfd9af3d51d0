// What the cards say of a moment: states, settings in force, rates of the last second.
import { momentOf, type BrokerMoment, type ClientMoment } from '../../../recording/momentOf.ts';
import { LIFE, type Recording } from '../../../recording/Recording.ts';
import { numberAt, settingAt } from '../../../recording/settingAt.ts';
import { PROFILES } from '../../../scenario/profiles.ts';
import type { FaultEntry, Scenario } from '../../../scenario/Scenario.ts';
import type { Scene } from './Scene.ts';
import type { StateCursor } from './StateCursor.ts';

export type BrokerStatus =
  'up' | 'busy' | 'pageCacheBusy' | 'diskFull' | 'refusing' | 'paused' | 'starting' | 'down';

export interface BrokerFigures {
  readonly status: BrokerStatus;
  readonly queue: number;
  readonly queueCapacity: number;
  /** A request that finds so many before it will be too old for the queue. Undefined: no age limit. */
  readonly queueAtAgeLimit: number | undefined;
  readonly ageLimitMs: number;
  readonly busy: number;
  readonly threads: number;
  readonly diskUsedRatio: number;
  readonly diskCleanRatio: number;
  readonly diskWarningRatio: number;
  readonly storedPerSec: number;
  readonly refusedPerSec: number;
  readonly faults: readonly FaultEntry[];
}

export interface ClientFigures {
  readonly callers: number;
  /** Whether a caller is held until its send has ended. */
  readonly holdsCallers: boolean;
  readonly busy: number;
  readonly blocked: number;
  readonly waiting: number;
  readonly underWay: number;
  readonly inLine: number;
  readonly okPerSec: number;
  readonly failedPerSec: number;
  readonly breaker: ClientMoment['breaker'];
  readonly faults: readonly FaultEntry[];
}

export type LinkState = 'open' | 'avoided' | 'noRoute';

export interface StageFigures {
  readonly brokers: readonly BrokerFigures[];
  readonly clients: readonly ClientFigures[];
  readonly isNameServerUp: boolean;
  readonly nameServerFaults: readonly FaultEntry[];
  readonly networkFaults: readonly FaultEntry[];
  /** By client × brokers + broker. */
  readonly links: readonly LinkState[];
}

export function figuresAt(scene: Scene, cursor: StateCursor, atMs: number): StageFigures {
  const { recording } = scene;
  const { scenario } = recording;
  scene.readAt(atMs * 1000);
  cursor.seek(atMs * 1000);
  const moment = momentOf(recording, atMs);
  return {
    brokers: moment.brokers.map((broker, index) => brokerFigures(scene, broker, { index, atMs })),
    clients: moment.clients.map((client, index) => clientFigures(scene, client, { index, atMs })),
    isNameServerUp: cursor.valueOf({ part: 'nameServer', index: 0, dimension: 'life' }) === LIFE.up,
    nameServerFaults: faultsAt(scenario, 'name-server', atMs),
    networkFaults: faultsAt(scenario, 'network', atMs),
    links: linkStates(recording, cursor),
  };
}

interface Place {
  readonly index: number;
  readonly atMs: number;
}

function brokerFigures(scene: Scene, moment: BrokerMoment, { index, atMs }: Place): BrokerFigures {
  const { scenario } = scene.recording;
  const id = scenario.brokers[index]?.id ?? '';
  const now = scene.brokers[index];
  const setting = (name: string, instead: number): number =>
    numberAt(scenario, `brokers.${id}.${name}`, { atMs, instead });
  const faults = faultsAt(scenario, id, atMs);
  const slowFactor = faults.find(({ fault }) => fault === 'slow')?.strength ?? 1;
  const ageLimitMs = setting('waitTimeMillsInSendQueue', 200);
  const hasAgeLimit = settingAt(scenario, `brokers.${id}.brokerFastFailureEnable`, atMs) === true;
  const serviceMs = setting('serviceMs', 0) * slowFactor;
  const { threads } = moment;
  return {
    status: statusOf(moment, faults),
    queue: now?.queue ?? 0,
    queueCapacity: setting('sendThreadPoolQueueCapacity', 10_000),
    queueAtAgeLimit: hasAgeLimit && serviceMs > 0 ? (threads * ageLimitMs) / serviceMs : undefined,
    ageLimitMs,
    busy: now?.busy ?? 0,
    threads,
    diskUsedRatio: moment.diskUsedRatio,
    diskCleanRatio: setting('diskSpaceCleanForciblyRatio', 0.85),
    diskWarningRatio: setting('diskSpaceWarningLevelRatio', 0.9),
    storedPerSec: moment.storedPerSec,
    refusedPerSec: moment.refusedPerSec,
    faults,
  };
}

/** The worst thing first. */
function statusOf(moment: BrokerMoment, faults: readonly FaultEntry[]): BrokerStatus {
  if (moment.life !== 'up') return moment.life;
  if (faults.some(({ fault }) => fault === 'refuse')) return 'refusing';
  if (moment.isPageCacheBusy) return 'pageCacheBusy';
  if (moment.isDiskFull) return 'diskFull';
  return moment.refusedPerSec > 0 ? 'busy' : 'up';
}

function clientFigures(scene: Scene, moment: ClientMoment, { index, atMs }: Place): ClientFigures {
  const { scenario } = scene.recording;
  const client = scenario.clients[index];
  const now = scene.clients[index];
  return {
    callers: moment.callers,
    holdsCallers: client?.mode === 'sync',
    busy: (now?.inCall ?? 0) + (now?.backingOff ?? 0) + (now?.blocked ?? 0),
    blocked: now?.blocked ?? 0,
    waiting: now?.waiting ?? 0,
    underWay: now?.underWay ?? 0,
    inLine: now?.inLine ?? 0,
    okPerSec: moment.okPerSec,
    failedPerSec: moment.failedPerSec,
    breaker: moment.breaker,
    faults: faultsAt(scenario, client?.id ?? '', atMs),
  };
}

function faultsAt(scenario: Scenario, target: string, atMs: number): readonly FaultEntry[] {
  return scenario.timeline.filter(
    (entry): entry is FaultEntry =>
      entry.kind === 'fault' &&
      entry.isMuted !== true &&
      entry.target === target &&
      entry.startMs <= atMs &&
      atMs < entry.endMs,
  );
}

function linkStates({ scenario }: Recording, cursor: StateCursor): readonly LinkState[] {
  return scenario.clients.flatMap((_, index) =>
    scenario.brokers.map((__, detail): LinkState => {
      const view = { part: 'client', index, detail } as const;
      if (cursor.valueOf({ ...view, dimension: 'route' }) === 0) return 'noRoute';
      return cursor.valueOf({ ...view, dimension: 'avoided' }) === 1 ? 'avoided' : 'open';
    }),
  );
}

/** How many places the cells of a producer show: callers, or messages where nobody waits for them. */
export function placesOf({ callers, holdsCallers }: ClientFigures): number {
  return holdsCallers ? callers : MESSAGE_PLACES;
}

/** More than any card has cells. */
const MESSAGE_PLACES = 1_000;

/** Whether any client asks a name server which brokers there are. */
export function usesNameServer({ clients }: Scenario): boolean {
  return clients.some(({ profile }) =>
    PROFILES.get(profile)?.specs.some(({ name }) => name === 'pollNameServerInterval'),
  );
}
