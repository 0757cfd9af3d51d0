// The life of a message after it was stored: each delivery to a consumer, where its time went, and why it ended as it did.
import { settingAt } from './settingAt.ts';
import { specsFor } from '../scenario/settingPath.ts';
import type { DecidingSetting } from './causeFacts.ts';
import { msOf } from './clock.ts';
import { DELIVERY_RULES } from './deliveryRules.ts';
import {
  DELIVERY_FLAG,
  DELIVERY_NAMES,
  type DeliveryCauseName,
  deliveryCauseName,
  type DeliveryName,
} from './deliveries.ts';
import { NEVER, NO_ROW, type Recording } from './Recording.ts';

export type DeliveryPhaseKind =
  /** It stands in its queue, and nobody has pulled it. */
  | 'waitingForPull'
  /** Pulled, it waits for a handler. */
  | 'waitingForHandler'
  | 'handler'
  /** From the handler's end to the next delivery: a delay level, a pause, a takeover. */
  | 'waiting';

export interface DeliveryPhase {
  readonly kind: DeliveryPhaseKind;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface LifeDelivery {
  readonly row: number;
  readonly number: number;
  readonly reconsumeTimes: number;
  readonly consumer: number;
  readonly broker: number;
  readonly queue: number;
  /** The attempt that stored this copy. */
  readonly copy: number;
  readonly batch: number;
  readonly visibleMs: number;
  readonly receivedMs: number;
  readonly startedMs: number;
  /** Undefined while the handler is at work, or when the run ended first. */
  readonly endedMs: number | undefined;
  /** When a broker had it back (retry or dead letter). */
  readonly settledMs: number | undefined;
  readonly outcome: DeliveryName;
  readonly causeName: DeliveryCauseName;
  /** Bits of DELIVERY_FLAG. */
  readonly flags: number;
  readonly isRetry: boolean;
  readonly waitCause: DeliveryCauseName;
  readonly waitPlannedMs: number | undefined;
  readonly waitActualMs: number | undefined;
  readonly phases: readonly DeliveryPhase[];
}

/** All deliveries of a message, in the order they began; none in a run without consumers. */
export function deliveriesOf(recording: Recording, messageRow: number): readonly LifeDelivery[] {
  return (rowsByMessage(recording).get(messageRow) ?? []).map((row) =>
    lifeDelivery(recording, row),
  );
}

// A recording never changes, so this is made once for each.
const known = new WeakMap<Recording, ReadonlyMap<number, readonly number[]>>();

function rowsByMessage(recording: Recording): ReadonlyMap<number, readonly number[]> {
  const before = known.get(recording);
  if (before !== undefined) return before;
  const rows = new Map<number, number[]>();
  const { deliveries } = recording;
  for (let row = 0; row < (deliveries?.count ?? 0); row += 1) {
    const message = deliveries?.message[row] ?? 0;
    const list = rows.get(message);
    if (list === undefined) rows.set(message, [row]);
    else list.push(row);
  }
  known.set(recording, rows);
  return rows;
}

function lifeDelivery(recording: Recording, row: number): LifeDelivery {
  const { deliveries, endAt } = recording;
  const at = (column: ArrayLike<number> | undefined): number => column?.[row] ?? 0;
  const started = at(deliveries?.startedAt);
  const later = (after: number): number | undefined =>
    after === NEVER ? undefined : started + after;
  const ended = later(at(deliveries?.endedAfter));
  const settled = later(at(deliveries?.settledAfter));
  const wait = (us: number): number | undefined => (us < 0 ? undefined : msOf(us));
  const actual = at(deliveries?.waitActual);
  const visible = at(deliveries?.visibleAt);
  const received = at(deliveries?.receivedAt);
  const end = ended ?? endAt;
  const flags = at(deliveries?.flags);
  return {
    row,
    number: at(deliveries?.number),
    reconsumeTimes: at(deliveries?.reconsumeTimes),
    consumer: at(deliveries?.consumer),
    broker: at(deliveries?.broker),
    queue: at(deliveries?.queue),
    copy: at(deliveries?.copy),
    batch: at(deliveries?.batch),
    visibleMs: msOf(visible),
    receivedMs: msOf(received),
    startedMs: msOf(started),
    endedMs: ended === undefined ? undefined : msOf(ended),
    settledMs: settled === undefined ? undefined : msOf(settled),
    outcome: DELIVERY_NAMES[at(deliveries?.outcome)] ?? 'running',
    causeName: deliveryCauseName(at(deliveries?.cause)),
    flags,
    isRetry: (flags & DELIVERY_FLAG.retry) !== 0,
    waitCause: deliveryCauseName(at(deliveries?.waitCause)),
    waitPlannedMs: wait(at(deliveries?.waitPlanned)),
    waitActualMs: wait(actual),
    phases: [
      ...phase('waitingForPull', isFirst(recording, row) ? visible : received, received),
      ...phase('waitingForHandler', received, started),
      ...phase('handler', started, end),
      ...(actual < 0 ? [] : phase('waiting', end, end + actual)),
    ],
  };
}

/** The wait before a later delivery is told with the one before it. */
function isFirst({ deliveries }: Recording, row: number): boolean {
  return deliveries?.previous[row] === NO_ROW;
}

function phase(kind: DeliveryPhaseKind, from: number, to: number): readonly DeliveryPhase[] {
  return to > from ? [{ kind, fromMs: msOf(from), toMs: msOf(to) }] : [];
}

// ---- why

export interface DeliveryRuleFacts {
  readonly causeName: DeliveryCauseName;
  /** Where the rule stands in the real system. */
  readonly source: string;
  readonly settings: readonly DecidingSetting[];
}

export interface DeliveryFacts extends DeliveryRuleFacts {
  readonly consumerId: string;
  readonly brokerId: string;
  readonly group: string;
  readonly number: number;
  readonly reconsumeTimes: number;
  readonly plannedMs: number | undefined;
  readonly actualMs: number | undefined;
  /** Why the next delivery came when it came, or why there is none. */
  readonly wait: DeliveryRuleFacts | undefined;
}

export function deliveryFacts(recording: Recording, row: number): DeliveryFacts {
  const life = lifeDelivery(recording, row);
  const { scenario } = recording;
  const consumer = scenario.consumers?.[life.consumer];
  const facts = (causeName: DeliveryCauseName): DeliveryRuleFacts => {
    const { source, settings } = DELIVERY_RULES[causeName];
    return {
      causeName,
      source,
      settings: settings.flatMap(({ of, name }): DecidingSetting[] => {
        const path =
          of === 'broker'
            ? `brokers.${scenario.brokers[life.broker]?.id ?? ''}.${name}`
            : `consumers.${consumer?.id ?? ''}.${of}.${name}`;
        const value = settingAt(scenario, path, life.endedMs ?? life.startedMs);
        if (value === undefined) return [];
        const spec = specsFor(scenario, path);
        return [{ name, path, value, unit: spec?.kind === 'number' ? spec.unit : undefined }];
      }),
    };
  };
  return {
    ...facts(life.causeName),
    consumerId: consumer?.id ?? '',
    brokerId: scenario.brokers[life.broker]?.id ?? '',
    group: consumer?.group ?? '',
    number: life.number,
    reconsumeTimes: life.reconsumeTimes,
    plannedMs: life.waitPlannedMs,
    actualMs: life.waitActualMs,
    wait: life.waitCause === 'none' ? undefined : facts(life.waitCause),
  };
}
