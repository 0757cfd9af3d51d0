// Turns a recorded experiment into a scenario of ours. What the recorders did to the real system (steered a
// round robin, stopped a process, stalled a flush) becomes settings, scripts and faults; never a branch by case.
import { unreachable } from '../lib/assert.ts';
import { bad, good, type Result } from '../lib/Result.ts';
import { type Scenario, SCENARIO_VERSION } from '../scenario/Scenario.ts';
import type { Settings } from '../scenario/SettingSpec.ts';
import { cannotPlay } from './cannotPlay.ts';
import { consumeScenario } from './consuming/consumeScenario.ts';
import { figuresScenario } from './figuresScenario.ts';
import type { GoldenCase } from './GoldenCase.ts';
import { reconnectScenario } from './reconnectScenario.ts';
import {
  CLIENT_ID,
  playedSettings,
  RECORDERS_SETTINGS,
  type ScenarioParts,
} from './scenarioParts.ts';
import { servedScenario } from './servedScenario.ts';
import { scriptScenario } from './scriptScenario.ts';

/**
 * What the loopback and two processes cost each way on the recorders' machine, between the first arrivals
 * (median 0.6 ms) and half of the undisturbed round trips (1.0 ms) of the scripted cases.
 */
const LOOPBACK_MS = 0.8;

/** The same of the gRPC clients: a sixth of three undisturbed attempts without the 2 ms of the server (`rmq-grpc-*-ever`). */
const GRPC_LOOPBACK_MS = 1;

/** With a real broker at the other end: a queue-full answer comes back in 0.4 to 0.9 ms, one in a hundred in 2 to 5 ms. */
const BROKER_LOOPBACK = { latencyMs: 0.15, jitterMs: 0.15, jitterDistribution: 'exponential' };

/** The scripted gRPC server tells the same route for ever. */
const FIXED_ROUTE = { brokerNotActiveTimeoutMillis: 3_600_000 };

/** Under load, warmed up: half of what an undisturbed answer takes beside the 5 ms of the server (`rmq-grpc-*-load-*`). */
const GRPC_LOAD_LOOPBACK = { latencyMs: 0.3, jitterMs: 0.25, jitterDistribution: 'exponential' };

function networkOf(golden: GoldenCase): Settings {
  switch (golden.kind) {
    case 'producer-script':
      return { latencyMs: golden.networkMs + (golden.grpc ? GRPC_LOOPBACK_MS : LOOPBACK_MS) };
    case 'reconnect-script':
    case 'consume-served':
    case 'consume-script':
    case 'consume-load':
      return { latencyMs: golden.networkMs + LOOPBACK_MS };
    case 'broker-load':
    case 'broker-state':
      return golden.server === undefined ? BROKER_LOOPBACK : GRPC_LOAD_LOOPBACK;
    default:
      return unreachable(golden);
  }
}

function partsOf(golden: GoldenCase, repeat: number): Result<ScenarioParts, string> {
  switch (golden.kind) {
    case 'producer-script':
      return good(scriptScenario(golden, repeat));
    case 'reconnect-script':
      return good(reconnectScenario(golden, repeat));
    case 'consume-served':
    case 'consume-script':
    case 'consume-load':
      return bad('a consumer has a scenario of its own');
    case 'broker-load':
    case 'broker-state':
      return figuresScenario(golden, repeat);
    default:
      return unreachable(golden);
  }
}

/** What stood in the recorders' clients, or in their machine, without being said. */
function recordersSettings({ client, kind }: GoldenCase): Settings {
  const isJava = client.profile === 'rocketmq-java-remoting';
  const isBroker = kind === 'broker-state';
  // Those before a real broker ran with the priority of real time, so a caller woke sooner.
  const own: Settings = isJava && isBroker ? { wakesLateMs: 0.7 } : {};
  return { ...RECORDERS_SETTINGS[client.profile], ...own };
}

/** The scenario of the n-th repeat (from 0), or why there is none. */
export function scenarioOf(golden: GoldenCase, repeat = 0): Result<Scenario, string> {
  const { client } = golden;
  if (golden.kind === 'consume-served') return servedScenario(golden, repeat);
  if (golden.kind === 'consume-script' || golden.kind === 'consume-load') {
    return consumeScenario(golden, repeat);
  }
  const reason = cannotPlay(client);
  if (reason !== undefined) return bad(reason);
  const parts = partsOf(golden, repeat);
  if (!parts.ok) return parts;
  const { durationMs, brokers, workload, sends, start, server, timeline } = parts.value;
  return good({
    version: SCENARIO_VERSION,
    preset: '',
    name: golden.id,
    seed: repeat + 1,
    durationMs,
    network: networkOf(golden),
    nameServer: 'grpc' in golden && golden.grpc !== undefined ? FIXED_ROUTE : {},
    brokers,
    clients: [
      {
        id: CLIENT_ID,
        profile: client.profile,
        version: client.version,
        mode: client.mode,
        settings: { ...recordersSettings(golden), ...playedSettings(client.settings) },
        workload,
        ...(sends === undefined ? {} : { sends }),
        ...(start === undefined ? {} : { start }),
        ...(server === undefined ? {} : { server }),
      },
    ],
    timeline,
  });
}
