// A gRPC consumer before a server with a script, as a scenario: the messages lie there before it comes up.
import { bad, good, type Result } from '../lib/Result.ts';
import { CONSUMER_PROFILES } from '../scenario/consumerProfiles.ts';
import { type Scenario, SCENARIO_VERSION } from '../scenario/Scenario.ts';
import { notSimulated } from './cannotPlay.ts';
import { CLIENT_ID, unknownSetting } from './scenarioParts.ts';
import type { ServedCase } from './ServedCase.ts';

/** The one consumer of every such case. */
const CONSUMER_ID = 'consumer';

/** One way, as for the producers of the same recorders. */
const LOOPBACK_MS = 1;

/** The consumer comes up a second after its process; and what is still to come after the last thing that was seen. */
const BEFORE_MS = 2_000;
const AFTER_MS = 5_000;

export function servedScenario(golden: ServedCase, repeat: number): Result<Scenario, string> {
  const reason = cannotPlay(golden);
  if (reason !== undefined) return bad(reason);
  const moments = [...golden.calls, ...golden.events].map(({ atMs }) => atMs);
  const spanMs = Math.max(0, ...moments) - Math.min(0, ...moments);
  return good({
    version: SCENARIO_VERSION,
    preset: '',
    name: golden.id,
    seed: repeat + 1,
    durationMs: BEFORE_MS + spanMs + AFTER_MS,
    network: { latencyMs: golden.networkMs + LOOPBACK_MS },
    nameServer: {},
    brokers: golden.brokers.map(({ name, queues }) => ({
      id: name,
      settings: { writeQueueNums: queues },
      script: {
        list: name,
        steps: [],
        then: { kind: 'reply', code: 0, afterMs: 0 },
        consuming: golden.answers,
      },
    })),
    clients: [
      {
        id: CLIENT_ID,
        profile: 'raw-remoting',
        version: '5.3.3',
        mode: 'async',
        settings: {},
        workload: {},
        sends: Array.from({ length: golden.messageCount }, (_, thread) => {
          return { atMs: thread, bodyBytes: 64, thread };
        }),
      },
    ],
    consumers: [
      {
        id: CONSUMER_ID,
        profile: golden.client.profile,
        version: golden.client.version,
        mode: golden.client.mode,
        group: 'group',
        settings: {
          ...golden.client.settings,
          consumeMessageOrderly: golden.isOrdered,
          defaultInvisibleTimeMills: golden.invisibleMs,
        },
        handler: { takesMs: 0, failsFirst: golden.failsFirst },
        server: golden.server,
        start: { upForMs: 0 },
      },
    ],
    timeline: [],
  });
}

function cannotPlay({ client }: ServedCase): string | undefined {
  const profile = CONSUMER_PROFILES.get(client.profile);
  if (profile === undefined) {
    return notSimulated('consumer profile', client.profile, [...CONSUMER_PROFILES.keys()]);
  }
  const versions = profile.versions.map(({ id }) => id);
  if (!versions.includes(client.version)) {
    return notSimulated(`${client.profile} consumer version`, client.version, versions);
  }
  const specs = profile.modes[client.mode];
  if (specs === undefined) {
    return notSimulated(`${client.profile} consumer mode`, client.mode, Object.keys(profile.modes));
  }
  const unknown = unknownSetting(client.settings, specs);
  if (unknown === undefined) return undefined;
  const known = specs.map(({ name }) => name);
  return notSimulated(`${client.profile} consumer setting`, unknown, known);
}
