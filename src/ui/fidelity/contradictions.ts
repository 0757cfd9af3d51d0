// Where documentation and software disagree, each with the recorded cases that prove it. The sentences are in the
// texts: `<id>.says` and `<id>.does`.

export interface Contradiction {
  readonly id: ContradictionId;
  /** The first is the plainest. */
  readonly cases: readonly string[];
  /** The rules of the model that do the same. */
  readonly rules: readonly string[];
  /** Where it can be read in the code, if no case was recorded of it. */
  readonly source?: string;
}

export type ContradictionId = (typeof CONTRADICTIONS)[number]['id'];

export const CONTRADICTIONS = [
  {
    id: 'code530',
    cases: [
      'rmq-broker-5.3.3-load-t1-s10-w200-x2',
      'rmq-broker-5.3.3-load-t1-s10-w200-q10-x3',
      'rmq-broker-5.3.3-append-stall-2500-t4',
      'rmq-java-5.3.3-sync-unknown-530-twice-then-ok',
    ],
    rules: ['B1', 'B8', 'J5'],
  },
  {
    id: 'backoffOfConnection',
    cases: [
      'grpc-channel-go-1.85.0-refuse',
      'grpc-channel-java-1.85.1-refuse',
      'rmq-grpc-java-5.2.0-busy-wait-samples',
      'rmq-java-5.3.3-sync-system-busy-always',
    ],
    rules: ['D3', 'J2'],
  },
  {
    id: 'minConnectTimeout',
    cases: ['grpc-channel-java-1.85.1-blackhole', 'grpc-channel-js-1.14.7-blackhole'],
    rules: [],
  },
  {
    id: 'busyNotRetried',
    cases: [
      'rmq-java-5.3.3-sync-system-busy-twice-then-ok',
      'rmq-java-5.2.0-sync-system-busy-twice-then-ok',
      'rmq-go-2.1.2-sync-system-busy-twice-then-ok',
    ],
    rules: ['J5'],
  },
  {
    id: 'retriesTolerateHang',
    cases: ['rmq-java-5.3.3-sync-hang-once', 'rmq-java-4.2.0-sync-hang-once'],
    rules: ['J3'],
  },
  {
    id: 'retriesUnderOverload',
    cases: [
      'rmq-producer-5.3.3-amplify-1broker-open-x2',
      'rmq-producer-5.3.3-amplify-1broker-closed200',
    ],
    rules: ['B8', 'J2'],
  },
  {
    id: 'latencyFaultHelps',
    cases: [
      'rmq-broker-5.3.3-pause-10s-latency-fault',
      'rmq-broker-5.3.3-pause-10s',
      'rmq-java-4.2.0-series-failing-a-slow-b-once-latency-fault-on',
    ],
    rules: ['Q4', 'Q5'],
  },
  {
    id: 'goAvoidsBroker',
    cases: ['rmq-go-2.1.2-series-failing-a', 'rmq-grpc-go-5.1.4-internal-server-error-ever'],
    rules: [],
  },
  {
    id: 'goTimeout',
    cases: ['rmq-go-2.1.2-sync-hang-once-t1000', 'rmq-go-2.1.2-sync-hang-always'],
    rules: [],
  },
  {
    id: 'asyncRetries',
    cases: [
      'rmq-java-5.3.3-async-hang-once',
      'rmq-java-5.3.3-async-hang-many',
      'rmq-java-5.3.3-async-system-error-twice-then-ok',
    ],
    rules: ['A1', 'A2', 'A3'],
  },
  {
    id: 'onewayError',
    cases: ['rmq-java-5.5.0-oneway-refuse-both', 'rmq-java-5.5.0-oneway-blackhole-a'],
    rules: ['O2', 'O3'],
  },
  {
    id: 'closeNoticed',
    cases: ['rmq-java-5.3.3-sync-close-once', 'rmq-java-4.2.0-sync-close-once'],
    rules: ['J11'],
  },
  {
    id: 'timeoutIsPrivate',
    cases: ['rmq-java-5.3.3-inflight-six-callers-hang-a'],
    rules: ['C4', 'J8'],
  },
  {
    id: 'flushDiskTimeout',
    cases: ['rmq-broker-5.3.3-sync-flush-stall-7000-producer'],
    rules: ['B10'],
  },
  {
    id: 'syncMaster',
    cases: ['rmq-broker-5.3.3-sync-master-no-slave-insync2'],
    rules: [],
  },
  {
    id: 'killLoses',
    cases: ['rmq-broker-5.3.3-kill9-async-flush', 'rmq-broker-5.3.3-kill9-transient-pool'],
    rules: ['B15', 'B20'],
  },
  {
    id: 'grpcBackoffEverywhere',
    cases: [
      'rmq-grpc-python-5.1.2-busy-internal-busy',
      'rmq-grpc-node-1.0.8-busy-ever-documented-policy',
      'rmq-grpc-go-5.1.4-busy-ever-6-attempts-documented-policy',
    ],
    rules: [],
  },
  {
    id: 'grpcTransaction',
    cases: [
      'rmq-grpc-java-5.0.7-transaction-internal-server-error-ever',
      'rmq-grpc-java-5.2.0-transaction-internal-server-error-ever',
      'rmq-grpc-node-1.0.8-transaction-reset-once',
    ],
    rules: [],
  },
  {
    id: 'policySheds',
    cases: [
      'rmq-grpc-java-5.2.0-load-20-callers-200-per-s-service-5ms',
      'rmq-grpc-java-5.2.0-load-20-callers-200-per-s-documented-policy',
    ],
    rules: [],
  },
  {
    id: 'nodeConsumer',
    cases: ['rmq-grpc-node-1.0.8-push-customized-1-2-3-4s-fail-5'],
    rules: [],
  },
  {
    id: 'firstRetryOfGroup',
    cases: ['rmq-consumer-5.3.3-later-17-new-group', 'rmq-consumer-5.3.3-later-17'],
    rules: [],
  },
  { id: 'longPolling', cases: ['rmq-consumer-5.3.3-long-polling'], rules: [] },
  {
    id: 'consumerRetries',
    cases: ['rmq-consumer-5.3.3-later-17', 'rmq-consumer-5.3.3-orderly'],
    rules: [],
  },
  {
    id: 'diskRatio',
    cases: [],
    rules: ['B11', 'B12'],
    source: 'MessageStoreConfig:diskMaxUsedSpaceRatio, diskSpaceWarningLevelRatio',
  },
  { id: 'memoryRatio', cases: [], rules: [], source: 'MessageStoreConfig' },
] as const satisfies readonly (Omit<Contradiction, 'id'> & { readonly id: string })[];
