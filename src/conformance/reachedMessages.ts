// The messages of a run as a scripted server saw them: attempts that never came to it are not seen, and where all
// brokers share one address they are one.
import type { ScriptCase } from './GoldenCase.ts';
import { type PlayedAttempt, type PlayedMessage, playedMessages } from './playedMessages.ts';
import type { Recording } from '../recording/Recording.ts';

export interface ReachedMessage extends PlayedMessage {
  readonly reached: readonly PlayedAttempt[];
}

export function reachedMessages(
  { grpc }: ScriptCase,
  recording: Recording,
): readonly ReachedMessage[] {
  const isShared = grpc?.server.sharedEndpoint === true;
  return playedMessages(recording).map((message) => ({
    ...message,
    reached: message.attempts
      .filter(({ hasArrived }) => hasArrived)
      .map((attempt) => (isShared ? { ...attempt, broker: 0 } : attempt)),
  }));
}

/** Their brokers, numbered in the order in which they were met. `met` remembers them from message to message. */
export function brokersMet(
  attempts: readonly { readonly broker: number }[],
  met: number[] = [],
): readonly number[] {
  return attempts.map(({ broker }) => {
    if (!met.includes(broker)) met.push(broker);
    return met.indexOf(broker);
  });
}
