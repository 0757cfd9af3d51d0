// Runs of the RocketMQ 5 gRPC clients for tests: three brokers that answer from a script, and a client whose index begins
// at the first queue of `a` and that has just been started.
import type { Recording } from '../../recording/Recording.ts';
import type {
  BrokerScript,
  ClientScenario,
  ExponentialBackoff,
  ServerSettings,
} from '../../scenario/Scenario.ts';
import { attemptsOf, messagesOf } from '../rowsOf.ts';
import { always, smallScenario, type SmallOptions } from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';

export const OK = 20_000;
export const BUSY = 42_900;
export const WRONG = 50_001;

/** Which client, in one word. */
export type Language = 'go' | 'nodejs' | 'python';

const VERSIONS: Readonly<Record<Language, string>> = {
  go: '5.1.4',
  nodejs: '1.0.8',
  python: '5.1.2',
};

export interface GrpcOptions extends Omit<SmallOptions, 'client'> {
  readonly client?: Partial<ClientScenario>;
}

export function grpcRun(language: Language, { client, ...options }: GrpcOptions = {}): Recording {
  return runToEnd(
    smallScenario({
      durationMs: 40_000,
      brokers: allThree(always(OK)),
      ...options,
      client: {
        profile: `rocketmq-${language}-grpc`,
        version: VERSIONS[language],
        mode: 'sync',
        start: { firstBroker: 'a', firstQueue: 0, ageMs: 0 },
        ...client,
      },
    }),
  );
}

export function allThree(broker: BrokerScript): Readonly<Record<string, BrokerScript>> {
  return { a: broker, b: broker, c: broker };
}

/** The queues of all attempts, one after the other, and how the last message ended. */
export function toldOf(run: Recording): string {
  const queues = attemptsOf(run).map(({ queue }) => queue);
  const last = messagesOf(run).at(-1);
  return `${queues.join(' ')}: ${last?.result ?? ''} ${last?.cause ?? ''}`;
}

/** How long after one attempt ended the next one began, each in ms. */
export function gapsOf(run: Recording): readonly number[] {
  const attempts = attemptsOf(run);
  return attempts.slice(1).map(({ sentMs }, index) => {
    return Math.round(1_000 * (sentMs - (attempts[index]?.endedMs ?? 0))) / 1_000;
  });
}

export function policy(given: Partial<ExponentialBackoff>): ServerSettings {
  return {
    backoffPolicy: { maxAttempts: 3, initialMs: 10, maxMs: 1_000, multiplier: 2, ...given },
  };
}
