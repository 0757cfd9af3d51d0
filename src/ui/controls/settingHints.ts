// What is worth saying about settings that contradict or surprise each other. A list of small rules;
// each looks at one client or broker with the rest of the scenario and gives its hint or nothing.
import type { BrokerScenario, ClientScenario, Scenario } from '../../scenario/Scenario.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import { CUSTOM_SPECS } from '../../scenario/profiles/custom.ts';
import { ROCKETMQ_GO_REMOTING_SPECS } from '../../scenario/profiles/rocketmqGoRemoting.ts';
import { ROCKETMQ_JAVA_REMOTING_SPECS } from '../../scenario/profiles/rocketmqJavaRemoting.ts';
import { BROKER_SPECS, NETWORK_SPECS } from '../../scenario/specs.ts';
import { WORKLOAD_SPECS } from '../../scenario/workloadSpecs.ts';
import {
  formatBytes,
  formatMs,
  formatNumber,
  formatPercent,
  formatRate,
} from '../parts/formatters.ts';
import { isOlder } from './relevance.ts';
import { worstCaseOf } from './worstCase.ts';

export type HintId =
  | 'silentBrokerUsesAll'
  | 'limitLeavesTime'
  | 'busyNotRetried'
  | 'asyncAnswersNotRetried'
  | 'connectBeyondTimeout'
  | 'processDiesOfSilence'
  | 'timeoutWithoutEffect'
  | 'deadlineCutsAttempts'
  | 'capBelowInitial'
  | 'messageTooLarge'
  | 'roundTripTooLong'
  | 'callersBlockedAfter'
  | 'flushTimeoutNeverSeen'
  | 'quotaBelowOffered'
  | 'overloaded'
  | 'stormCanStay'
  | 'queueOutlivesClients'
  | 'diskFullAtStart'
  | 'diskLevelsCrossed';

export interface Hint {
  readonly id: HintId;
  /** `warning`: hardly what was meant. `note`: worth knowing. */
  readonly kind: 'warning' | 'note';
  /** The path of the setting it stands under. */
  readonly path: string;
  readonly values: Readonly<Record<string, string>>;
}

/** All hints of a scenario; those of one setting are found by their path. */
export function settingHints(scenario: Scenario): readonly Hint[] {
  const world = worldOf(scenario);
  return [
    ...scenario.clients.flatMap((client) => CLIENT_RULES.flatMap((rule) => rule(client, world))),
    ...scenario.brokers.flatMap((broker) => BROKER_RULES.flatMap((rule) => rule(broker, world))),
  ];
}

interface World {
  readonly scenario: Scenario;
  readonly offeredPerSec: number;
  /** What all brokers together can store. */
  readonly capacityPerSec: number;
}

function worldOf(scenario: Scenario): World {
  const offeredPerSec = scenario.clients
    .map(({ workload }) => fullSettings(WORKLOAD_SPECS, workload))
    .reduce((sum, { loop, ratePerSec }) => sum + (loop === 'open' ? ratePerSec : 0), 0);
  const capacityPerSec = scenario.brokers.reduce((sum, broker) => sum + capacityOf(broker), 0);
  return { scenario, offeredPerSec, capacityPerSec };
}

function capacityOf(broker: BrokerScenario): number {
  const { sendMessageThreadPoolNums, serviceMs } = fullSettings(BROKER_SPECS, broker.settings);
  return serviceMs === 0
    ? Number.POSITIVE_INFINITY
    : (sendMessageThreadPoolNums * 1000) / serviceMs;
}

type ClientRule = (client: ClientScenario, world: World) => readonly Hint[];
type BrokerRule = (broker: BrokerScenario, world: World) => readonly Hint[];

const JAVA = 'rocketmq-java-remoting';
const NONE: readonly Hint[] = [];

const CLIENT_RULES: readonly ClientRule[] = [
  (client) => {
    const worst = worstCaseOf(client);
    if (client.profile !== JAVA || client.mode !== 'sync' || worst === undefined) return NONE;
    if (worst.attempts === 1 || worst.attemptsWhenSilent > 1) return NONE;
    const values = { timeout: formatMs(worst.attemptTimeoutMs) };
    return [
      note('silentBrokerUsesAll', ofClient(client, 'sendMsgTimeout'), values),
      note('limitLeavesTime', ofClient(client, 'sendMsgMaxTimeoutPerRequest')),
    ];
  },
  (client) => {
    const { retryTimesWhenSendFailed } = javaSettings(client);
    if (client.profile !== JAVA || client.mode !== 'sync' || retryTimesWhenSendFailed === 0) {
      return NONE;
    }
    if (!isOlder(client.version, '5.3.0')) return NONE;
    return [note('busyNotRetried', ofClient(client, 'retryTimesWhenSendFailed'))];
  },
  (client) => {
    if (client.profile !== JAVA || !client.mode.startsWith('async')) return NONE;
    if (javaSettings(client).retryTimesWhenSendAsyncFailed === 0) return NONE;
    return [note('asyncAnswersNotRetried', ofClient(client, 'retryTimesWhenSendAsyncFailed'))];
  },
  (client) => {
    const { sendMsgTimeout, connectTimeoutMillis } = javaSettings(client);
    if (client.profile !== JAVA || client.mode !== 'sync') return NONE;
    if (connectTimeoutMillis <= sendMsgTimeout) return NONE;
    const values = { connect: formatMs(connectTimeoutMillis), timeout: formatMs(sendMsgTimeout) };
    return [note('connectBeyondTimeout', ofClient(client, 'connectTimeoutMillis'), values)];
  },
  (client) => {
    if (client.profile !== 'rocketmq-go-remoting') return NONE;
    const { panicHandler } = fullSettings(ROCKETMQ_GO_REMOTING_SPECS, client.settings);
    const isSet = client.settings['sendMsgTimeout'] !== undefined;
    return [
      ...(client.mode === 'async' && !panicHandler
        ? [warning('processDiesOfSilence', ofClient(client, 'panicHandler'))]
        : []),
      ...(isSet ? [note('timeoutWithoutEffect', ofClient(client, 'sendMsgTimeout'))] : []),
    ];
  },
  (client) => {
    if (client.profile !== 'custom') return NONE;
    const full = fullSettings(CUSTOM_SPECS, client.settings);
    const hints: Hint[] = [];
    const silent = worstCaseOf(client)?.attemptsWhenSilent ?? full.maxAttempts;
    if (full.deadlineMs > 0 && full.retryOnTimeout && silent < full.maxAttempts) {
      const values = { fitting: formatNumber(silent), attempts: formatNumber(full.maxAttempts) };
      hints.push(note('deadlineCutsAttempts', ofClient(client, 'deadlineMs'), values));
    }
    const hasCap = full.backoff !== 'none' && full.backoff !== 'fixed';
    if (hasCap && full.maxBackoffMs < full.initialBackoffMs) {
      hints.push(warning('capBelowInitial', ofClient(client, 'maxBackoffMs')));
    }
    return hints;
  },
  (client) => {
    const { bodyBytes } = fullSettings(WORKLOAD_SPECS, client.workload);
    const { maxMessageSize } = javaSettings(client);
    if (client.profile !== JAVA || bodyBytes <= maxMessageSize) return NONE;
    const values = { body: formatBytes(bodyBytes), limit: formatBytes(maxMessageSize) };
    return [warning('messageTooLarge', ofWorkload(client, 'bodyBytes'), values)];
  },
  (client, { scenario }) => {
    const { latencyMs } = fullSettings(NETWORK_SPECS, scenario.network);
    const worst = worstCaseOf(client);
    if (worst === undefined || client.mode === 'oneway') return NONE;
    if (worst.attemptTimeoutMs > 2 * latencyMs) return NONE;
    const values = {
      client: client.id,
      timeout: formatMs(worst.attemptTimeoutMs),
      roundTrip: formatMs(2 * latencyMs),
    };
    return [warning('roundTripTooLong', 'network.latencyMs', values)];
  },
  (client) => {
    const { loop, callers, ratePerSec } = fullSettings(WORKLOAD_SPECS, client.workload);
    const worst = worstCaseOf(client);
    if (client.mode !== 'sync' || loop !== 'open' || worst === undefined) return NONE;
    const fullAfterMs = (callers / ratePerSec) * 1000;
    if (ratePerSec === 0 || fullAfterMs >= worst.attemptTimeoutMs) return NONE;
    const values = { callers: formatNumber(callers), after: formatMs(fullAfterMs) };
    return [note('callersBlockedAfter', ofWorkload(client, 'callers'), values)];
  },
];

const BROKER_RULES: readonly BrokerRule[] = [
  (broker, { scenario }) => {
    const full = fullSettings(BROKER_SPECS, broker.settings);
    const patience = longestPatience(scenario.clients);
    if (full.flushDiskType !== 'SYNC_FLUSH' || patience === undefined) return NONE;
    if (full.syncFlushTimeout <= patience) return NONE;
    const values = { flush: formatMs(full.syncFlushTimeout), timeout: formatMs(patience) };
    return [note('flushTimeoutNeverSeen', ofBroker(broker, 'syncFlushTimeout'), values)];
  },
  (broker, { scenario, offeredPerSec }) => {
    const quotas = scenario.brokers.map(
      ({ settings }) => fullSettings(BROKER_SPECS, settings).throttleRatePerSec,
    );
    // A broker without a quota takes whatever the others refuse.
    const allPerSec = quotas.some((quota) => quota === 0) ? 0 : sumOf(quotas);
    if (allPerSec === 0 || allPerSec >= offeredPerSec) return NONE;
    const values = { quota: formatRate(allPerSec), offered: formatRate(offeredPerSec) };
    return [warning('quotaBelowOffered', ofBroker(broker, 'throttleRatePerSec'), values)];
  },
  (broker, { offeredPerSec, capacityPerSec }) => {
    if (capacityPerSec >= offeredPerSec) return NONE;
    const values = { capacity: formatRate(capacityPerSec), offered: formatRate(offeredPerSec) };
    return [warning('overloaded', ofBroker(broker, 'serviceMs'), values)];
  },
  (broker, { scenario, offeredPerSec, capacityPerSec }) => {
    if (capacityPerSec < offeredPerSec) return NONE;
    const stormPerSec = sumOf(scenario.clients.map((client) => stormOf(client)));
    if (stormPerSec <= capacityPerSec) return NONE;
    const values = { storm: formatRate(stormPerSec), capacity: formatRate(capacityPerSec) };
    return [note('stormCanStay', ofBroker(broker, 'serviceMs'), values)];
  },
  (broker, { scenario }) => {
    const full = fullSettings(BROKER_SPECS, broker.settings);
    const patience = longestPatience(scenario.clients);
    if (patience === undefined || full.dropExpiredAtDequeue) return NONE;
    if (full.brokerFastFailureEnable && full.waitTimeMillsInSendQueue <= patience) return NONE;
    // Without the sweep, only the length of the queue limits how long a request waits in it.
    const waitMs = (full.sendThreadPoolQueueCapacity / capacityOf(broker)) * 1000;
    if (waitMs <= patience) return NONE;
    const values = { timeout: formatMs(patience) };
    const name = full.brokerFastFailureEnable
      ? 'waitTimeMillsInSendQueue'
      : 'brokerFastFailureEnable';
    return [note('queueOutlivesClients', ofBroker(broker, name), values)];
  },
  (broker) => {
    const full = fullSettings(BROKER_SPECS, broker.settings);
    const values = { level: formatPercent(full.diskSpaceWarningLevelRatio) };
    const hints: Hint[] = [];
    if (full.diskUsedRatio > full.diskSpaceWarningLevelRatio) {
      hints.push(warning('diskFullAtStart', ofBroker(broker, 'diskUsedRatio'), values));
    }
    if (full.diskSpaceCleanForciblyRatio >= full.diskSpaceWarningLevelRatio) {
      const path = ofBroker(broker, 'diskSpaceCleanForciblyRatio');
      hints.push(warning('diskLevelsCrossed', path, values));
    }
    return hints;
  },
];

function javaSettings(client: ClientScenario) {
  return fullSettings(ROCKETMQ_JAVA_REMOTING_SPECS, client.settings);
}

/** The time after which even the most patient client has stopped waiting for an answer. */
function longestPatience(clients: readonly ClientScenario[]): number | undefined {
  const timeouts = clients.flatMap((client) => worstCaseOf(client)?.attemptTimeoutMs ?? []);
  return timeouts.length === 0 ? undefined : Math.max(...timeouts);
}

/** Requests a second when each message of a client uses all its attempts. */
function stormOf(client: ClientScenario): number {
  const { loop, ratePerSec } = fullSettings(WORKLOAD_SPECS, client.workload);
  return loop === 'open' ? ratePerSec * (worstCaseOf(client)?.attempts ?? 1) : 0;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function ofClient(client: ClientScenario, name: string): string {
  return `clients.${client.id}.settings.${name}`;
}

function ofWorkload(client: ClientScenario, name: string): string {
  return `clients.${client.id}.workload.${name}`;
}

function ofBroker(broker: BrokerScenario, name: string): string {
  return `brokers.${broker.id}.${name}`;
}

function note(id: HintId, path: string, values: Hint['values'] = {}): Hint {
  return { id, kind: 'note', path, values };
}

function warning(id: HintId, path: string, values: Hint['values'] = {}): Hint {
  return { id, kind: 'warning', path, values };
}
