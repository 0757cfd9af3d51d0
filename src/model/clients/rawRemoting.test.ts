// Bare requests: what the recorders' driver does, and nothing more.
import { describe, expect, test } from 'vitest';
import { attemptsOf, messagesOf } from '../rowsOf.ts';
import { sendsAt, smallScenario, type SmallOptions } from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';

const raw = { profile: 'raw-remoting', version: '5.3.3', mode: 'async' };

function run(options: SmallOptions) {
  const recording = runToEnd(
    smallScenario({ ...options, client: { ...raw, settings: {}, ...options.client } }),
  );
  return { attempts: attemptsOf(recording), messages: messagesOf(recording) };
}

describe('raw requests', () => {
  test('X5 the queues take turns, on one connection to each broker', () => {
    const { attempts } = run({
      brokers: { a: { writeQueueNums: 2 }, b: { writeQueueNums: 1 } },
      client: { sends: sendsAt(0, 0, 0, 0), start: { firstBroker: 'a' } },
    });
    expect(attempts.map(({ queue }) => queue)).toEqual(['a0', 'a1', 'b0', 'a0']);
  });

  test('X6 whatever comes back is the result', () => {
    const then = { kind: 'reply', code: 2, afterMs: 0 } as const;
    const { attempts, messages } = run({
      brokers: { a: { list: 'a', steps: [], then } },
    });
    expect(attempts).toHaveLength(1);
    expect(messages).toMatchObject([{ result: 'failed' }]);
  });

  test('X6 with retries it goes on at once', () => {
    const busy = { kind: 'reply', code: 2, afterMs: 0 } as const;
    const then = { kind: 'reply', code: 0, afterMs: 0 } as const;
    const { attempts, messages } = run({
      brokers: { a: { list: 'a', steps: [busy], then } },
      client: { settings: { retries: 2 } },
    });
    expect(attempts.map(({ sentMs }) => sentMs)).toEqual([0, 2]);
    expect(messages).toMatchObject([{ result: 'ok' }]);
  });

  test('X7 a missing answer is found by the scan, one to two seconds after its time', () => {
    const then = { kind: 'hang' } as const;
    const { attempts } = run({
      brokers: { a: { list: 'a', steps: [], then } },
      client: { settings: { timeoutMs: 2_000 } },
    });
    expect(attempts[0]?.cause).toBe('attemptTimedOut');
    expect(attempts[0]?.endedMs).toBeGreaterThanOrEqual(3_000);
    expect(attempts[0]?.endedMs).toBeLessThanOrEqual(4_000);
  });
});
