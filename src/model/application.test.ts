import { describe, expect, test } from 'vitest';
import { CAUSE } from '../recording/outcomes.ts';
import { PROFILES } from '../scenario/profiles.ts';
import type { Settings } from '../scenario/SettingSpec.ts';
import { gaugeAt } from '../recording/gaugeAt.ts';
import { lawsBroken } from './lawsBroken.ts';
import { attemptsOf, messagesOf } from './rowsOf.ts';
import { always, change, fault, javaClient, silent, smallScenario } from './smallScenario.ts';
import type { SmallOptions } from './smallScenario.ts';
import { runToEnd } from './startRun.ts';

/** One caller that sends as fast as it can, to a broker that always answers an error after 8 ms. */
const busy = { loop: 'closed', callers: 1, thinkTimeMs: 0 };
const failing = { a: always(1, 8) };
const oneAttempt = { settings: { retryTimesWhenSendFailed: 0 } };

function run(workload: Settings, more: SmallOptions = {}) {
  const recording = runToEnd(
    smallScenario({
      brokers: failing,
      durationMs: 2_000,
      ...more,
      client: { ...oneAttempt, ...more.client, workload: { ...busy, ...workload } },
    }),
  );
  expect(lawsBroken(recording)).toEqual([]);
  return recording;
}

const started = (recording: ReturnType<typeof run>): readonly (number | undefined)[] =>
  messagesOf(recording).map(({ startedMs }) => startedMs);

describe('how many messages there are', () => {
  test('W9 after so many messages the application is done, in both loops', () => {
    expect(messagesOf(run({ messagesMax: 7 }))).toHaveLength(7);
    const open = { loop: 'open', arrivals: 'constant', ratePerSec: 100, callers: 5 };
    expect(messagesOf(run({ ...open, messagesMax: 7 }))).toHaveLength(7);
    expect(messagesOf(run(open)).length).toBeGreaterThan(150);
  });
});

describe('after a send that failed', () => {
  test('AP1 who gives up goes on at once', () => {
    const recording = run({});
    expect(started(recording).slice(0, 3)).toEqual([0, 10, 20]);
    expect(messagesOf(recording)[0]).toMatchObject({ result: 'failed', endedMs: 10 });
  });

  test('AP2 who sleeps takes the next message when the sleep is over', () => {
    const recording = run({ afterFailure: 'sleep', sleepOnErrorMs: 500 });
    expect(started(recording)).toEqual([0, 510, 1_020, 1_530]);
    expect(messagesOf(recording)[0]).toMatchObject({ result: 'failed', endedMs: 10 });
    expect(attemptsOf(recording)[0]?.wait).toEqual({
      plannedMs: 500,
      actualMs: 500,
      cause: 'applicationSleeps',
    });
  });

  test('AP2 with the brokers well nobody sleeps', () => {
    const well = run({ afterFailure: 'sleep', messagesMax: 100 }, { brokers: { a: always(0, 8) } });
    expect(messagesOf(well)).toHaveLength(100);
    expect(messagesOf(well).at(-1)?.endedMs).toBe(1_000);
  });

  test('AP3 who hands over is busy with it, and then the message has neither failed nor gone well', () => {
    const recording = run({ afterFailure: 'handOver', handOverMs: 90 });
    expect(started(recording).slice(0, 3)).toEqual([0, 100, 200]);
    expect(messagesOf(recording)[0]).toMatchObject({
      result: 'handedOver',
      endedMs: 100,
      cause: 'attemptsUsedUp',
    });
  });

  test('AP4 what lies in the table has not ended, and nobody waits for it', () => {
    const recording = run({ afterFailure: 'resend', resendEveryMs: 60_000 });
    expect(started(recording).slice(0, 3)).toEqual([0, 10, 20]);
    const messages = messagesOf(recording);
    expect(new Set(messages.map(({ result }) => result))).toEqual(new Set(['pending']));
    const last = recording.gauges.find(({ name }) => name === 'messageTable')?.values.at(-1);
    expect(last).toBeGreaterThan(190);
  });

  test('AP4 only who keeps a table has a gauge for it', () => {
    expect(run({}).gauges.some(({ name }) => name === 'messageTable')).toBe(false);
  });
});

describe('the message table', () => {
  const table = { afterFailure: 'resend', resendEveryMs: 200, messagesMax: 3 };

  test('AP5 the job calls send anew on a grid of its own, the oldest first and one after the other', () => {
    const rows = attemptsOf(run({ ...table, resendBatch: 2 }, { durationMs: 4_000 }));
    const again = rows.filter(({ sentMs }) => sentMs > 1_000).slice(0, 12);
    const gaps = again
      .slice(1)
      .map(({ sentMs }, index) => Math.round(sentMs - (again[index]?.sentMs ?? 0)));
    expect(new Set(gaps)).toEqual(new Set([10, 190]));
    const order = again.map(({ message }) => message);
    expect(order.slice(3)).toEqual(order.slice(0, -3));
    expect(new Set(order.slice(0, 3)).size).toBe(3);
  });

  test('AP5 a message of the table has all its attempts and its time budget again', () => {
    const settings = { retryTimesWhenSendFailed: 2, sendMsgTimeout: 25 };
    const client = { settings };
    const recording = run({ ...table, messagesMax: 1 }, { client });
    const turns = attemptsOf(recording).map(({ number, wait }) => [number, wait?.cause]);
    expect(turns.slice(0, 6)).toEqual([
      [1, 'retryAtOnce'],
      [2, 'retryAtOnce'],
      [3, 'resentFromTable'],
      [4, 'retryAtOnce'],
      [5, 'retryAtOnce'],
      [6, 'resentFromTable'],
    ]);
  });

  test('AP5 a turn that finds the job still at work is left out', () => {
    const settings = { sendMsgTimeout: 150, retryTimesWhenSendFailed: 0 };
    const recording = run(
      { ...table, resendEveryMs: 100, messagesMax: 1 },
      { brokers: { a: silent }, client: { settings } },
    );
    const sent = attemptsOf(recording).map(({ sentMs }) => sentMs);
    const gaps = sent.slice(2, 6).map((ms, index) => Math.round(ms - (sent[index + 1] ?? 0)));
    expect(gaps).toEqual([200, 200, 200, 200]);
  });

  test('AP6 sent from it often enough it has failed for good', () => {
    const recording = run({ ...table, messagesMax: 1, resendTimesMax: 3 });
    expect(messagesOf(recording)).toMatchObject([{ result: 'failed', attempts: 4 }]);
    expect(gaugeAt(recording, 'messageTable', 0, 1_900)).toBe(0);
  });

  test('AP6 stored after all, it has gone well; an earlier copy makes the new one a duplicate', () => {
    const recording = run(
      { ...table, messagesMax: 1 },
      {
        brokers: { a: {} },
        timeline: [fault('loseAnswers', 'a', [0, 50])],
        client: { settings: { sendMsgTimeout: 50, retryTimesWhenSendFailed: 0 } },
      },
    );
    expect(messagesOf(recording)).toMatchObject([{ result: 'ok', attempts: 2, copies: 2 }]);
  });

  test('AP7 another way from now on leaves what is in the table there', () => {
    const recording = run(
      { ...table, messagesMax: 0, resendEveryMs: 300 },
      {
        durationMs: 1_000,
        timeline: [change(100, 'clients.app.workload.afterFailure', 'giveUp')],
      },
    );
    const results = messagesOf(recording).map(({ result }) => result);
    expect(results.slice(0, 9)).not.toContain('failed');
    expect(results.slice(11, 50)).toEqual(Array(39).fill('failed'));
    const first = attemptsOf(recording).filter(({ message }) => message === 0);
    expect(first.length).toBeGreaterThan(2);
  });
});

const kinds = [...PROFILES.values()].flatMap(({ id, versions, modes }) =>
  modes.flatMap((mode) => versions.map(({ id: version }) => ({ profile: id, version, mode }))),
);

test.each(kinds)(
  'AP5 $profile $version $mode: each send from the table is like the first',
  ({ profile, version, mode }) => {
    const recording = runToEnd(
      smallScenario({
        durationMs: 60_000,
        brokers: { a: always(1, 5), b: always(1, 5) },
        client: {
          ...javaClient(),
          profile,
          version,
          mode,
          workload: {
            ...busy,
            messagesMax: 1,
            afterFailure: 'resend',
            resendEveryMs: 10_000,
            resendTimesMax: 4,
          },
        },
      }),
    );
    const { attempts, messages } = recording;
    const perSend = [0];
    for (let row = 0; row < attempts.count; row++) {
      perSend.push((perSend.pop() ?? 0) + 1);
      if (attempts.waitCause[row] === CAUSE.resentFromTable) perSend.push(0);
    }
    // Nobody learns that a oneway send failed.
    expect(new Set(perSend).size, perSend.join()).toBe(1);
    expect([1, 5]).toContain(perSend.length);
    expect(messages.count).toBe(1);
  },
);
