// What became of each message in a run, as the recorded cases tell it: its deliveries, counted from the
// acknowledgement of its send, and its dead letter.
import { DELIVERY, deliveryCauseName, DELIVERY_CAUSE } from '../../recording/deliveries.ts';
import { NEVER, type Recording } from '../../recording/Recording.ts';

export interface Delivered {
  readonly deliveries: readonly {
    readonly atMs: number;
    readonly reconsumeTimes: number;
    readonly batch: number;
    readonly isConsumed: boolean;
  }[];
  /** How its last delivery ended. */
  readonly cause: string;
  readonly dead: { readonly reconsumeTimes: number; readonly afterMs: number } | undefined;
}

export function deliveredMessages(recording: Recording): readonly Delivered[] {
  const { messages, deliveries } = recording;
  if (deliveries === undefined) return [];
  const rows: number[][] = Array.from({ length: messages.count }, () => []);
  for (let row = 0; row < deliveries.count; row++) rows[deliveries.message[row] ?? 0]?.push(row);
  return rows.map((own, message): Delivered => {
    const endedAfter = messages.endedAfter[message] ?? NEVER;
    const ackedAt = (messages.intendedAt[message] ?? 0) + (endedAfter === NEVER ? 0 : endedAfter);
    const last = own.at(-1);
    const isDead = last !== undefined && deliveries.outcome[last] === DELIVERY.deadLettered;
    return {
      deliveries: own.map((row) => ({
        atMs: ((deliveries.startedAt[row] ?? 0) - ackedAt) / 1000,
        reconsumeTimes: deliveries.reconsumeTimes[row] ?? 0,
        batch: deliveries.batch[row] ?? 0,
        isConsumed: deliveries.outcome[row] === DELIVERY.consumed,
      })),
      cause: deliveryCauseName(
        last === undefined ? DELIVERY_CAUSE.none : (deliveries.cause[last] ?? 0),
      ),
      dead: isDead
        ? {
            // The dead letter counts the delivery that failed last.
            reconsumeTimes: (deliveries.reconsumeTimes[last] ?? 0) + 1,
            afterMs: (deliveries.settledAfter[last] ?? 0) / 1000,
          }
        : undefined,
    };
  });
}
