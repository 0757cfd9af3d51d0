// The shape of a scenario as it comes from outside: which keys there are and of which type. Values are
// measured against the specs afterwards. Unknown keys stay in place: a newer version may know them.
import * as z from 'zod/mini';
import {
  BROKERS_MAX,
  CLIENTS_MAX,
  CONSUMERS_MAX,
  LIST_MAX,
  NAME_LENGTH_MAX,
  PROXIES_MAX,
  STEPS_MAX,
  TIMELINE_MAX,
} from './limits.ts';
import { DURATION_MS_MAX } from './runSpecs.ts';
import { GRPC_STATUSES } from './Scenario.ts';

// The quick way compiles code from text, which a page with a strict content policy forbids.
z.config({ jitless: true });

const momentMs = z.number().check(z.gte(0), z.lte(DURATION_MS_MAX));
const text = z.string().check(z.maxLength(NAME_LENGTH_MAX));
const settingValue = z.union([z.number(), z.boolean(), text]);
const settings = z._default(z.record(text, settingValue), {});

const step = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('reply'),
    code: z.int().check(z.gte(0), z.lte(65_535)),
    remark: z.optional(z.string().check(z.maxLength(1_000))),
    afterMs: momentMs,
    level: z.optional(z.enum(['top', 'both', 'entry'])),
  }),
  z.looseObject({ kind: z.literal('grpc'), status: z.enum(GRPC_STATUSES), afterMs: momentMs }),
  z.looseObject({ kind: z.literal('hang') }),
  z.looseObject({ kind: z.literal('close'), afterMs: momentMs }),
  z.looseObject({ kind: z.literal('reset'), afterMs: momentMs }),
  z.looseObject({ kind: z.literal('dropReply'), afterMs: momentMs }),
]);
const steps = z.array(step).check(z.maxLength(STEPS_MAX));

const stepList = z.looseObject({ steps, then: step });

const script = z.looseObject({
  list: text,
  steps,
  then: step,
  messages: z.optional(z.array(stepList).check(z.maxLength(LIST_MAX))),
  phases: z.optional(
    z.array(z.looseObject({ untilMs: momentMs, step })).check(z.maxLength(STEPS_MAX)),
  ),
  met: z.optional(z.array(stepList).check(z.minLength(1), z.maxLength(BROKERS_MAX))),
  bucket: z.optional(
    z.looseObject({
      ratePerSec: z.number().check(z.gt(0), z.lte(1_000_000)),
      burst: z.number().check(z.gte(1), z.lte(1_000_000)),
      ok: step,
    }),
  ),
  endTransaction: z.optional(step),
});

/** As in broker.conf: whole seconds, minutes, hours or days, one after the other. */
const delayLevels = z
  .string()
  .check(z.maxLength(1_000), z.regex(/^[1-9]\d{0,5}[smhd]( [1-9]\d{0,5}[smhd])*$/));

const broker = z.looseObject({
  id: z.string(),
  settings,
  messageDelayLevel: z.optional(delayLevels),
  script: z.optional(script),
});

const send = z.looseObject({
  atMs: momentMs,
  bodyBytes: z.int().check(z.gte(-1), z.lte(16_777_216)),
  thread: z.optional(z.int().check(z.gte(-1), z.lte(100_000))),
  mode: z.optional(text),
  delayLevel: z.optional(z.int().check(z.gte(1), z.lte(18))),
  delayTimeMs: z.optional(momentMs),
  group: z.optional(text),
  waitForReadyMs: z.optional(momentMs),
});

const attemptsMax = z.int().check(z.gte(1), z.lte(1_000));

const server = z.looseObject({
  backoffPolicy: z.nullable(
    z.union([
      z.looseObject({
        maxAttempts: attemptsMax,
        initialMs: momentMs,
        maxMs: momentMs,
        multiplier: z.number().check(z.gt(0), z.lte(1_000)),
      }),
      z.looseObject({
        maxAttempts: attemptsMax,
        nextMs: z.array(momentMs).check(z.minLength(1), z.maxLength(STEPS_MAX)),
      }),
    ]),
  ),
  maxBodyBytes: z.optional(z.int().check(z.gte(1), z.lte(67_108_864))),
  sharedEndpoint: z.optional(z.boolean()),
});

const client = z.looseObject({
  id: z.string(),
  profile: text,
  version: z.optional(text),
  mode: z.optional(text),
  settings,
  workload: settings,
  server: z.optional(server),
  via: z.optional(text),
  sends: z.optional(z.array(send).check(z.maxLength(LIST_MAX))),
  start: z.optional(
    z.looseObject({
      firstBroker: z.optional(z.string()),
      firstQueue: z.optional(z.int().check(z.gte(0), z.lte(63))),
      cold: z.optional(z.boolean()),
      closedTo: z.optional(z.array(z.string()).check(z.maxLength(BROKERS_MAX))),
      ageMs: z.optional(momentMs),
    }),
  ),
});

const consumer = z.looseObject({
  id: z.string(),
  profile: text,
  version: z.optional(text),
  mode: z.optional(text),
  group: text,
  settings,
  handler: settings,
  server: z.optional(server),
  via: z.optional(text),
  start: z.optional(z.looseObject({ upForMs: z.optional(momentMs) })),
});

const proxy = z.looseObject({
  id: z.string(),
  mode: z._default(text, 'cluster'),
  broker: z.optional(z.string()),
  settings,
});

const fault = z.looseObject({
  kind: z.literal('fault'),
  fault: text,
  target: z.string(),
  startMs: z.number(),
  endMs: z.number(),
  strength: z.optional(z.number()),
  probability: z.optional(z.number()),
  isMuted: z.optional(z.boolean()),
});

const set = z.looseObject({
  kind: z.literal('set'),
  atMs: z.number(),
  path: z.string(),
  value: settingValue,
  isMuted: z.optional(z.boolean()),
});

export const scenarioShape = z.looseObject({
  version: z.number(),
  preset: z._default(text, ''),
  name: z._default(text, ''),
  seed: z._default(z.number(), 1),
  durationMs: z._default(z.number(), 120_000),
  network: settings,
  nameServer: settings,
  brokers: z.array(broker).check(z.minLength(1), z.maxLength(BROKERS_MAX)),
  clients: z.array(client).check(z.minLength(1), z.maxLength(CLIENTS_MAX)),
  consumers: z.optional(z.array(consumer).check(z.maxLength(CONSUMERS_MAX))),
  proxies: z.optional(z.array(proxy).check(z.maxLength(PROXIES_MAX))),
  timeline: z._default(
    z.array(z.discriminatedUnion('kind', [fault, set])).check(z.maxLength(TIMELINE_MAX)),
    [],
  ),
});

export type GivenScenario = z.infer<typeof scenarioShape>;
export type GivenBroker = GivenScenario['brokers'][number];
export type GivenClient = GivenScenario['clients'][number];
export type GivenConsumer = z.infer<typeof consumer>;
export type GivenProxy = z.infer<typeof proxy>;
export type GivenEntry = GivenScenario['timeline'][number];

/** All others are unknown: kept, but without effect. */
export const KNOWN_KEYS = {
  scenario: Object.keys(scenarioShape.shape),
  broker: Object.keys(broker.shape),
  client: Object.keys(client.shape),
  consumer: Object.keys(consumer.shape),
  proxy: Object.keys(proxy.shape),
  fault: Object.keys(fault.shape),
  set: Object.keys(set.shape),
} as const;
