// The times of the RocketMQ Go client v2 that no setting changes. Rules GO3 and GO5.
import { ms } from '../../../lib/units.ts';
import type { Producer } from '../../Producer.ts';

/** internal/client.go: _PullNameServerInterval */
export const ROUTE_POLL_MS = 30_000;
/** producer/producer.go: sendSync and sendAsync give each attempt that much, whatever SendMsgTimeout says. */
const ATTEMPT_MS = 3_000;
/** A request without a deadline of its own: longer than any run. */
const WITHOUT_END = 4_294_967_294;

/** What an attempt may take: its 3 s, or what is left of the caller's context (0: it has no deadline). */
export function attemptPatience(
  producer: Producer,
  message: number,
  contextTimeoutMs: number,
): number {
  return Math.min(ms(ATTEMPT_MS), contextLeft(producer, message, contextTimeoutMs));
}

export function contextLeft(producer: Producer, message: number, contextTimeoutMs: number): number {
  if (contextTimeoutMs === 0) return WITHOUT_END;
  const spent = producer.now - producer.startedAt(message);
  return Math.max(0, ms(contextTimeoutMs) - spent);
}
