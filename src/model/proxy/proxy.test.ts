// What stands between gRPC clients and brokers.
import { describe, expect, test } from 'vitest';
import type { ClientScenario, ProxyScenario, Scenario } from '../../scenario/Scenario.ts';
import type { Settings } from '../../scenario/SettingSpec.ts';
import { attemptsOf, messagesOf } from '../rowsOf.ts';
import {
  fault,
  sendsAt,
  sendsOfOneThread,
  smallScenario,
  type SmallOptions,
} from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';

const once = { maxAttempts: 1 };

function scenario(options: SmallOptions, proxy: Partial<ProxyScenario> = {}): Scenario {
  const client: Partial<ClientScenario> = {
    profile: 'rocketmq-java-grpc',
    version: '5.2.0',
    mode: 'sync',
    settings: once,
    via: 'proxy-1',
    ...options.client,
  };
  const settings: Settings = { forwardMs: 0, ...proxy.settings };
  return {
    ...smallScenario({ ...options, client }),
    proxies: [{ id: 'proxy-1', mode: 'cluster', ...proxy, settings }],
  };
}

function run(options: SmallOptions, proxy?: Partial<ProxyScenario>) {
  const recording = runToEnd(scenario(options, proxy));
  return { attempts: attemptsOf(recording), messages: messagesOf(recording), recording };
}

const ended = ({ attempts }: ReturnType<typeof run>) =>
  attempts.map(({ cause, code, endedMs }) => [cause, code, endedMs]);

describe('a proxy before all brokers', () => {
  test('X10 a request waits for one of its threads, and is refused with 42900 when the queue is full', () => {
    const settings = {
      forwardMs: 100,
      grpcProducerThreadPoolNums: 1,
      grpcProducerThreadQueueCapacity: 1,
    };
    const result = run({ client: { sends: sendsAt(0, 0, 0) } }, { settings });
    // There 1 ms; in a thread 100 ms; to the broker 1 ms, 2 ms there, and the two ways back.
    expect(ended(result)).toEqual([
      ['sendOk', 20_000, 106],
      ['sendOk', 20_000, 206],
      ['proxyFlowLimit', 42_900, 2],
    ]);
    expect(result.attempts[2]?.storedMs).toBeUndefined();
  });

  test('X11 to the client all brokers are one address', () => {
    const { recording } = run({ client: { sends: sendsAt(0) } });
    const { states } = recording;
    const details = Array.from(states.detail.subarray(0, states.count));
    const isChannel = Array.from(states.dimension.subarray(0, states.count), (each) => each === 8);
    // Behind the two brokers in the numbering of all that listens.
    expect(details.filter((_, row) => isChannel[row])).toEqual([2]);
  });

  test('X11 busy brokers are 42900 to the client, other errors 50001', () => {
    const busy = { list: 'a', steps: [], then: { kind: 'reply', code: 2, afterMs: 0 } } as const;
    expect(ended(run({ brokers: { a: busy } }))[0]?.[1]).toBe(42_900);
    const flow = { list: 'a', steps: [], then: { kind: 'reply', code: 215, afterMs: 0 } } as const;
    expect(ended(run({ brokers: { a: flow } }))[0]?.[1]).toBe(50_001);
    const flush = { list: 'a', steps: [], then: { kind: 'reply', code: 10, afterMs: 0 } } as const;
    expect(ended(run({ brokers: { a: flush } }))[0]?.[1]).toBe(50_401);
  });

  test('X12 it picks the broker for each request, one after the other, also for a repeated one', () => {
    const { attempts } = run({
      brokers: { a: { writeQueueNums: 1 }, b: { writeQueueNums: 1 } },
      client: { sends: sendsOfOneThread(0, 50, 100, 150) },
    });
    const brokers = attempts.map(({ broker }) => broker).join('');
    expect(['abab', 'baba']).toContain(brokers);
  });

  test('X12 a message group has a queue of its own', () => {
    const sends = [0, 50, 100].map((atMs) => ({
      atMs,
      bodyBytes: 64,
      thread: 0,
      group: 'order-7',
    }));
    const { attempts } = run({ client: { sends } });
    expect(new Set(attempts.map(({ queue }) => queue)).size).toBe(1);
  });

  test('X13 a broker that does not answer it within 2 s is given up with 50400', () => {
    const silent = { list: 'a', steps: [], then: { kind: 'hang' } } as const;
    expect(ended(run({ brokers: { a: silent } }))).toEqual([['proxyTimeout', 50_400, 2_002]]);
  });

  test('X13 what the broker stores all the same is a copy that the client calls failed', () => {
    const { messages } = run({ brokers: { a: { serviceMs: 2_500 } } });
    expect(messages).toMatchObject([{ result: 'failed', copies: 1 }]);
  });

  test('X15 a broker that is gone is 50001', () => {
    const result = run({
      brokers: { a: {} },
      client: { sends: sendsAt(500) },
      timeline: [fault('crash', 'a', [100, 5_000])],
    });
    expect(ended(result)).toEqual([['proxyNoBroker', 50_001, 504]]);
  });
});

describe('a proxy that has trouble of its own', () => {
  test('X16 killed: its clients lose their connections, what the brokers have is stored', () => {
    const { attempts } = run({
      brokers: { a: { serviceMs: 100 } },
      client: { sends: sendsAt(0) },
      timeline: [fault('crash', 'proxy-1', [50, 5_000])],
    });
    expect(attempts).toMatchObject([{ cause: 'connectionClosed', endedMs: 51.3, storedMs: 102 }]);
  });

  test('X13 what the broker answers after that changes nothing of what the client was told', () => {
    // Given up at 102; the broker has stored it at 102.5, while the 50400 is still on its way.
    const { attempts } = run(
      { brokers: { a: { serviceMs: 100.5 }, b: { serviceMs: 100.5 } } },
      { settings: { brokerTimeoutMs: 101 } },
    );
    expect(attempts).toMatchObject([
      { cause: 'proxyTimeout', code: 50_400, answeredMs: 102, storedMs: 102.5, endedMs: 103 },
    ]);
  });

  test('X16 it comes back, and the client finds it', () => {
    const { messages } = run({
      durationMs: 30_000,
      client: { sends: sendsAt(20_000) },
      timeline: [fault('crash', 'proxy-1', [50, 2_000])],
    });
    expect(messages).toMatchObject([{ result: 'ok' }]);
  });

  test('X17 frozen: requests pile up before it, and are passed on when it wakes', () => {
    const { attempts } = run({
      client: { sends: sendsAt(100) },
      timeline: [fault('pause', 'proxy-1', [50, 1_050])],
    });
    expect(attempts[0]?.storedMs).toBe(1_053);
  });
});

describe('a proxy in the process of a broker', () => {
  const local = { mode: 'local', broker: 'b' } as const;

  test('X14 it serves its own broker alone, without a network between them', () => {
    const { attempts } = run({ client: { sends: sendsAt(0) } }, local);
    expect(attempts).toMatchObject([{ broker: 'b', cause: 'sendOk', endedMs: 4 }]);
  });

  test('X14 its threads do the work, so the broker’s own queue and its sweeps do not matter', () => {
    const brokers = { a: {}, b: { serviceMs: 500, sendMessageThreadPoolNums: 1 } };
    const settings = { grpcProducerThreadPoolNums: 2 };
    const { attempts } = run(
      { brokers, client: { sends: sendsAt(0, 0, 0) } },
      { ...local, settings },
    );
    expect(attempts.map(({ cause, storedMs }) => [cause, storedMs])).toEqual([
      ['sendOk', 501],
      ['sendOk', 501],
      ['sendOk', 1_001],
    ]);
  });

  test('X14 it dies and freezes with its broker', () => {
    const dead = run(
      { client: { sends: sendsAt(500) }, timeline: [fault('crash', 'b', [100, 5_000])] },
      local,
    );
    expect(dead.messages).toMatchObject([{ result: 'failed' }]);
    const frozen = run(
      { client: { sends: sendsAt(500) }, timeline: [fault('pause', 'b', [100, 1_100])] },
      local,
    );
    expect(frozen.attempts[0]?.storedMs).toBe(1_102);
  });

  test('X14 what nobody waits for any more, its threads serve for nobody', () => {
    const { attempts } = run(
      {
        brokers: { a: {}, b: { serviceMs: 500 } },
        client: { settings: { ...once, requestTimeout: 100 }, sends: sendsAt(0, 0) },
      },
      { ...local, settings: { grpcProducerThreadPoolNums: 1 } },
    );
    const isForNobody = attempts.map(({ flags }) => flags.includes('servedForNobody'));
    expect(isForNobody).toEqual([false, true]);
  });
});
