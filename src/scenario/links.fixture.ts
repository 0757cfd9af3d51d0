// Links of every version that was ever released, each with the scenario it meant, written out whole. They must
// open for ever: lines are added here with a release, and never changed or taken out after it.
import type { View } from './View.ts';

interface OldLink {
  readonly release: string;
  readonly what: string;
  readonly link: string;
  /** As a file holds it. */
  readonly scenario: string;
  readonly view: View;
  readonly digest: string | undefined;
}

export const LINKS: readonly OldLink[] = [
  {
    release: '0.1.0',
    what: 'the preset healthy',
    link: 'v=1&p=healthy',
    scenario:
      '{"version":1,"preset":"healthy","name":"","seed":1,"durationMs":120000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":16}},{"id":"broker-b","settings":{"serviceMs":16}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":200,"callers":64}},{"id":"billing","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":100}}],"timeline":[]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.1.0',
    what: 'the preset crash',
    link: 'v=1&p=crash',
    scenario:
      '{"version":1,"preset":"crash","name":"","seed":1,"durationMs":120000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":16}},{"id":"broker-b","settings":{"serviceMs":16}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":200,"callers":64}},{"id":"billing","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":100}}],"timeline":[{"kind":"fault","fault":"crash","target":"broker-a","startMs":40000,"endMs":50000}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.1.0',
    what: 'the preset busy-three-clients',
    link: 'v=1&p=busy-three-clients',
    scenario:
      '{"version":1,"preset":"busy-three-clients","name":"","seed":1,"durationMs":120000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":8}},{"id":"broker-b","settings":{"serviceMs":8}}],"clients":[{"id":"java-5-2","profile":"rocketmq-java-remoting","version":"5.2.0","mode":"sync","settings":{},"workload":{"ratePerSec":100,"callers":400}},{"id":"java-5-3","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":100,"callers":400}},{"id":"as-documented","profile":"rocketmq-documented","version":"manual-5.0","mode":"sync","settings":{},"workload":{"ratePerSec":100,"callers":400}}],"timeline":[{"kind":"fault","fault":"slow","target":"broker-a","startMs":40000,"endMs":60000,"strength":6},{"kind":"fault","fault":"slow","target":"broker-b","startMs":40000,"endMs":60000,"strength":6}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.1.0',
    what: 'the preset storm-heals',
    link: 'v=1&p=storm-heals',
    scenario:
      '{"version":1,"preset":"storm-heals","name":"","seed":1,"durationMs":120000,"network":{"latencyMs":0},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"sendMessageThreadPoolNums":1,"serviceDistribution":"constant","serviceMs":3.3333333333333335,"brokerFastFailureEnable":false,"sendThreadPoolQueueCapacity":150}}],"clients":[{"id":"order-service","profile":"custom","version":"1","mode":"sync","settings":{"maxAttempts":2,"attemptTimeoutMs":1000,"backoff":"none"},"workload":{"arrivals":"constant","ratePerSec":280,"callers":100000}}],"timeline":[{"kind":"fault","fault":"pause","target":"broker-a","startMs":30000,"endMs":40000}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.1.0',
    what: 'the preset storm-stays',
    link: 'v=1&p=storm-stays',
    scenario:
      '{"version":1,"preset":"storm-stays","name":"","seed":1,"durationMs":120000,"network":{"latencyMs":0},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"sendMessageThreadPoolNums":1,"serviceDistribution":"constant","serviceMs":3.3333333333333335,"brokerFastFailureEnable":false,"sendThreadPoolQueueCapacity":1000000}}],"clients":[{"id":"order-service","profile":"custom","version":"1","mode":"sync","settings":{"maxAttempts":2,"attemptTimeoutMs":1000,"backoff":"none"},"workload":{"arrivals":"constant","ratePerSec":280,"callers":100000}}],"timeline":[{"kind":"fault","fault":"pause","target":"broker-a","startMs":30000,"endMs":40000}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.1.0',
    what: 'the preset disk-full',
    link: 'v=1&p=disk-full',
    scenario:
      '{"version":1,"preset":"disk-full","name":"","seed":1,"durationMs":120000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":8,"diskUsedRatio":0.6}},{"id":"broker-b","settings":{"serviceMs":8,"diskUsedRatio":0.6}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":200,"callers":64}},{"id":"billing","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":100}}],"timeline":[{"kind":"fault","fault":"diskFill","target":"broker-a","startMs":20000,"endMs":56000,"strength":0.95},{"kind":"set","atMs":50000,"path":"brokers.broker-a.diskUsedRatio","value":0.87},{"kind":"set","atMs":84000,"path":"brokers.broker-a.diskUsedRatio","value":0.6}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.1.0',
    what: 'the preset answers-lost',
    link: 'v=1&p=answers-lost',
    scenario:
      '{"version":1,"preset":"answers-lost","name":"","seed":1,"durationMs":120000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":8}},{"id":"broker-b","settings":{"serviceMs":8}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{"sendMsgMaxTimeoutPerRequest":1000},"workload":{"ratePerSec":200,"callers":200}},{"id":"billing","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{"sendMsgMaxTimeoutPerRequest":1000},"workload":{"ratePerSec":100,"callers":200}}],"timeline":[{"kind":"fault","fault":"loseAnswers","target":"broker-a","startMs":40000,"endMs":55000,"probability":0.3}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.1.0',
    what: 'the preset black-hole',
    link: 'v=1&p=black-hole',
    scenario:
      '{"version":1,"preset":"black-hole","name":"","seed":1,"durationMs":120000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":8}},{"id":"broker-b","settings":{"serviceMs":8}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":200,"callers":64}},{"id":"billing","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":100}}],"timeline":[{"kind":"fault","fault":"blackHole","target":"broker-a","startMs":40000,"endMs":55000}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.1.0',
    what: 'the preset standard',
    link: 'v=1&p=standard',
    scenario:
      '{"version":1,"preset":"standard","name":"","seed":1,"durationMs":120000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":4}},{"id":"broker-b","settings":{"serviceMs":4}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":300,"callers":64}},{"id":"billing","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":200,"callers":64}}],"timeline":[{"kind":"fault","fault":"crash","target":"broker-a","startMs":40000,"endMs":50000}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.1.0',
    what: 'the preset storm-120',
    link: 'v=1&p=storm-120',
    scenario:
      '{"version":1,"preset":"storm-120","name":"","seed":1,"durationMs":120000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":7}}],"clients":[{"id":"producer","profile":"custom","version":"1","mode":"async","settings":{},"workload":{"ratePerSec":500,"callers":100000}}],"timeline":[{"kind":"fault","fault":"refuse","target":"broker-a","startMs":40000,"endMs":50000}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.1.0',
    what: 'a preset with seed, view and digest',
    link: 'v=1&p=crash&s=7&t=41.25&sel=c1&l=zh&th=dark&d=0123456789abcdef',
    scenario:
      '{"version":1,"preset":"crash","name":"","seed":7,"durationMs":120000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":16}},{"id":"broker-b","settings":{"serviceMs":16}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":200,"callers":64}},{"id":"billing","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":100}}],"timeline":[{"kind":"fault","fault":"crash","target":"broker-a","startMs":40000,"endMs":50000}]}',
    view: { atMs: 41250, selection: { kind: 'client', index: 1 }, language: 'zh', theme: 'dark' },
    digest: '0123456789abcdef',
  },
  {
    release: '0.1.0',
    what: 'an edited preset',
    link: 'v=1&p=crash&z=4RZMXY_NSsNAEMdfpcx5CdvWVMxNDwUPBaWCh5DDNjvokuks7G4IIQT0rvg6PpB9D2erIDiHgYH5_T8mOATfYYhQ1bVWE0RMyfGT3BMMxqUHd8SdI4q3vEe29z32CNW61PPcqGWjoCWHnDKvVb38pxAwhTFLxMdnPAtsjSO0UJXCC237YJLzvJP3Ky2jgM1RHOCGTNsttsFZM6rF6ePt9P769fkC8oBp8KHL-mQScjtm-mJWkMSJHAuewwD5iNcch1zvD1Obs89mVcrmnkjpYlXmLvXlT4LfSsVBekuTImPkjS0kK95h2GMLaq1108zf',
    scenario:
      '{"version":1,"preset":"crash","name":"Black Friday, 双十一","seed":1,"durationMs":90000,"network":{"latencyMs":4},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":16,"waitTimeMillsInSendQueue":350}},{"id":"broker-b","settings":{"serviceMs":16}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":200,"callers":64}},{"id":"billing","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{"retryTimesWhenSendFailed":5},"workload":{"ratePerSec":100}}],"timeline":[{"kind":"fault","fault":"crash","target":"broker-a","startMs":40000,"endMs":50000},{"kind":"fault","fault":"loseAnswers","target":"network","startMs":60000,"endMs":62500,"probability":0.25,"isMuted":true},{"kind":"set","atMs":70000,"path":"clients.billing.workload.ratePerSec","value":300}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.1.0',
    what: 'a scenario of its own',
    link: 'v=1&s=3&z=uv90dVFLTsMwEL0K8jqt0kW7yI6voCoVasMCIYRcZ9JaiT2pP5QqyhFYVVyAA3AAuA6VOAbjCKG2Et555r15783UbGawAGNZcl8zmbGEfX1uth-box6LmAXnpJ5Ts2Z56e3iTNoiXVdAsOnd-PTxYnQ7vSSgWxh0roQJd3ADZgqCJf04bpqHiIlSgnY7At_vb9uXV2IpzMIku9aCfpXBXJahILx1qA70Z1wUmOfUhqXn5VA6B4YwQhrhpTsxwCkHS5zxQKP58zEBVBWEB03EniijRE30EGyFpiiRk5ualYhVEC3RQtZmkbpIpYJrovabJvq1naHwipK0oP-sGxQFOLXs7KF3cwyv0vR8wpJ4z5TimkJ1-t34wJ1d8HbdM28sZWk3mnnDHfGCwUFML2KaK5iCoYGBZGAuLa1n_Felo0ikgb0AJ2UNLqgEMNd2BWaE1tL1JJKzbtxrmh8',
    scenario:
      '{"version":1,"preset":"","name":"","seed":3,"durationMs":60000,"network":{"answerLossRatio":0.01},"nameServer":{"registerNameServerPeriod":10000},"brokers":[{"id":"仓库 1","settings":{"flushDiskType":"SYNC_FLUSH","throttleRatePerSec":500}}],"clients":[{"id":"订单","profile":"custom","version":"1","mode":"sync","settings":{"maxAttempts":6,"backoff":"equalJitter","circuitBreaker":true},"workload":{"loop":"closed","thinkTimeMs":5}},{"id":"documented","profile":"rocketmq-documented","version":"manual-5.0","mode":"sync","settings":{"JITTER":0},"workload":{"shape":"bursts"}}],"timeline":[]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset overload-retries',
    link: 'v=1&p=overload-retries',
    scenario:
      '{"version":1,"preset":"overload-retries","name":"","seed":1,"durationMs":100000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"sendMessageThreadPoolNums":1,"serviceMs":10,"serviceDistribution":"constant","wakeDelayMs":2}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":50,"callers":1000}}],"timeline":[{"kind":"fault","fault":"spike","target":"order-service","startMs":10000,"endMs":25000,"strength":2.4},{"kind":"fault","fault":"spike","target":"order-service","startMs":40000,"endMs":55000,"strength":3},{"kind":"fault","fault":"spike","target":"order-service","startMs":70000,"endMs":85000,"strength":4}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset freeze-calm',
    link: 'v=1&p=freeze-calm',
    scenario:
      '{"version":1,"preset":"freeze-calm","name":"","seed":22,"durationMs":80000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{}},{"id":"broker-b","settings":{}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":100,"callers":400}}],"timeline":[{"kind":"fault","fault":"pause","target":"broker-a","startMs":30000,"endMs":40000}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset freeze-cascade',
    link: 'v=1&p=freeze-cascade',
    scenario:
      '{"version":1,"preset":"freeze-cascade","name":"","seed":10,"durationMs":80000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{}},{"id":"broker-b","settings":{}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":100,"callers":400}}],"timeline":[{"kind":"fault","fault":"pause","target":"broker-a","startMs":30000,"endMs":40000}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset freeze-avoidance',
    link: 'v=1&p=freeze-avoidance',
    scenario:
      '{"version":1,"preset":"freeze-avoidance","name":"","seed":23,"durationMs":80000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{}},{"id":"broker-b","settings":{}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{"sendLatencyFaultEnable":true},"workload":{"ratePerSec":100,"callers":400}}],"timeline":[{"kind":"fault","fault":"pause","target":"broker-a","startMs":30000,"endMs":40000}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset avoidance-lock-in',
    link: 'v=1&p=avoidance-lock-in',
    scenario:
      '{"version":1,"preset":"avoidance-lock-in","name":"","seed":1,"durationMs":120000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":8}},{"id":"broker-b","settings":{"serviceMs":8}}],"clients":[{"id":"java-4-9","profile":"rocketmq-java-remoting","version":"4.9.8","mode":"sync","settings":{"sendLatencyFaultEnable":true},"workload":{"ratePerSec":50,"callers":200}},{"id":"java-5-3","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{"sendLatencyFaultEnable":true},"workload":{"ratePerSec":50,"callers":200}}],"timeline":[{"kind":"fault","fault":"refuse","target":"broker-a","startMs":30000,"endMs":110000},{"kind":"fault","fault":"slow","target":"broker-b","startMs":45000,"endMs":45500,"strength":80}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset go-same-broker',
    link: 'v=1&p=go-same-broker',
    scenario:
      '{"version":1,"preset":"go-same-broker","name":"","seed":1,"durationMs":90000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{}},{"id":"broker-b","settings":{}}],"clients":[{"id":"go-2-1","profile":"rocketmq-go-remoting","version":"2.1.2","mode":"sync","settings":{},"workload":{"ratePerSec":20,"callers":400}},{"id":"java-5-3","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":20,"callers":400}}],"timeline":[{"kind":"fault","fault":"blackHole","target":"broker-a","startMs":30000,"endMs":45000}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset black-hole-grpc',
    link: 'v=1&p=black-hole-grpc',
    scenario:
      '{"version":1,"preset":"black-hole-grpc","name":"","seed":1,"durationMs":90000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{}},{"id":"broker-b","settings":{}},{"id":"broker-c","settings":{}}],"clients":[{"id":"java-grpc","profile":"rocketmq-java-grpc","version":"5.2.0","mode":"sync","settings":{},"workload":{"ratePerSec":20,"callers":400}},{"id":"go-grpc","profile":"rocketmq-go-grpc","version":"5.1.4","mode":"sync","settings":{},"workload":{"ratePerSec":20,"callers":400}}],"timeline":[{"kind":"fault","fault":"blackHole","target":"broker-a","startMs":30000,"endMs":50000}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset oneway-lost',
    link: 'v=1&p=oneway-lost',
    scenario:
      '{"version":1,"preset":"oneway-lost","name":"","seed":1,"durationMs":120000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":8}},{"id":"broker-b","settings":{"serviceMs":8}}],"clients":[{"id":"java-5-2","profile":"rocketmq-java-remoting","version":"5.2.0","mode":"oneway","settings":{},"workload":{"ratePerSec":100,"callers":200}},{"id":"java-5-3","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"oneway","settings":{},"workload":{"ratePerSec":100,"callers":200}}],"timeline":[{"kind":"fault","fault":"refuse","target":"broker-a","startMs":40000,"endMs":60000}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset quota-530',
    link: 'v=1&p=quota-530',
    scenario:
      '{"version":1,"preset":"quota-530","name":"","seed":1,"durationMs":60000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"throttleRatePerSec":100}},{"id":"broker-b","settings":{"throttleRatePerSec":100}}],"clients":[{"id":"java-5-3","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":40,"callers":2000}},{"id":"as-documented","profile":"rocketmq-documented","version":"manual-5.0","mode":"sync","settings":{},"workload":{"ratePerSec":40,"callers":2000}},{"id":"asks-at-once","profile":"custom","version":"1","mode":"sync","settings":{"backoff":"none"},"workload":{"ratePerSec":40,"callers":2000}}],"timeline":[{"kind":"fault","fault":"spike","target":"java-5-3","startMs":20000,"endMs":22000,"strength":4},{"kind":"fault","fault":"spike","target":"as-documented","startMs":20000,"endMs":22000,"strength":4},{"kind":"fault","fault":"spike","target":"asks-at-once","startMs":20000,"endMs":22000,"strength":4}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset limit-proxy-policy',
    link: 'v=1&p=limit-proxy-policy',
    scenario:
      '{"version":1,"preset":"limit-proxy-policy","name":"","seed":1,"durationMs":60000,"network":{"latencyMs":3.2},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":0.1,"throttleRatePerSec":200,"throttleBurst":20,"quotaScope":"instance"}},{"id":"broker-b","settings":{"serviceMs":0.1,"throttleRatePerSec":200,"throttleBurst":20,"quotaScope":"instance"}}],"clients":[{"id":"java-grpc","profile":"rocketmq-java-grpc","version":"5.2.0","mode":"sync","settings":{},"workload":{"loop":"closed","callers":20}}],"timeline":[]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset limit-manual-policy',
    link: 'v=1&p=limit-manual-policy',
    scenario:
      '{"version":1,"preset":"limit-manual-policy","name":"","seed":1,"durationMs":60000,"network":{"latencyMs":3.2},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":0.1,"throttleRatePerSec":200,"throttleBurst":20,"quotaScope":"instance"}},{"id":"broker-b","settings":{"serviceMs":0.1,"throttleRatePerSec":200,"throttleBurst":20,"quotaScope":"instance"}}],"clients":[{"id":"java-grpc","profile":"rocketmq-java-grpc","version":"5.2.0","mode":"sync","settings":{"grpcClientProducerBackoffInitialMillis":1000,"grpcClientProducerBackoffMultiplier":1.6,"grpcClientProducerBackoffMaxMillis":120000},"workload":{"loop":"closed","callers":20}}],"timeline":[]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset sync-flush',
    link: 'v=1&p=sync-flush',
    scenario:
      '{"version":1,"preset":"sync-flush","name":"","seed":1,"durationMs":80000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":4,"flushDiskType":"SYNC_FLUSH"}}],"clients":[{"id":"waits-3-s","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":50,"callers":600}},{"id":"waits-12-s","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{"sendMsgTimeout":12000},"workload":{"ratePerSec":50,"callers":1000}}],"timeline":[{"kind":"fault","fault":"flushStall","target":"broker-a","startMs":30000,"endMs":40000}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset proxy-breaks',
    link: 'v=1&p=proxy-breaks',
    scenario:
      '{"version":1,"preset":"proxy-breaks","name":"","seed":1,"durationMs":90000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{}},{"id":"broker-b","settings":{}}],"clients":[{"id":"through-the-proxy","profile":"rocketmq-java-grpc","version":"5.2.0","mode":"sync","settings":{},"workload":{"ratePerSec":100,"callers":200},"via":"proxy-1"},{"id":"past-the-proxy","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":100,"callers":200}}],"timeline":[{"kind":"fault","fault":"pause","target":"proxy-1","startMs":30000,"endMs":40000}],"proxies":[{"id":"proxy-1","mode":"cluster","settings":{}}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset go-sample',
    link: 'v=1&p=go-sample',
    scenario:
      '{"version":1,"preset":"go-sample","name":"","seed":1,"durationMs":60000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{}},{"id":"broker-b","settings":{}}],"clients":[{"id":"go-sample","profile":"rocketmq-go-remoting","version":"2.1.2","mode":"sync","settings":{"retryTimes":2,"sendMsgTimeout":2000},"workload":{"loop":"closed","callers":1,"messagesMax":100,"afterFailure":"sleep"}}],"timeline":[{"kind":"fault","fault":"blackHole","target":"broker-a","startMs":100,"endMs":30000}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset message-table',
    link: 'v=1&p=message-table',
    scenario:
      '{"version":1,"preset":"message-table","name":"","seed":1,"durationMs":120000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":8}},{"id":"broker-b","settings":{"serviceMs":8}}],"clients":[{"id":"gives-up","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":100,"callers":400}},{"id":"keeps-a-table","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":100,"callers":400,"afterFailure":"resend","resendEveryMs":5000,"resendBatch":500}}],"timeline":[{"kind":"fault","fault":"blackHole","target":"broker-a","startMs":40000,"endMs":55000}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset retry-levels',
    link: 'v=1&p=retry-levels',
    scenario:
      '{"version":1,"preset":"retry-levels","name":"","seed":1,"durationMs":120000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{}},{"id":"broker-b","settings":{}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":20}}],"timeline":[],"consumers":[{"id":"billing","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"push-concurrently","group":"billing","settings":{"maxReconsumeTimes":2},"handler":{"takesMs":20,"poisonRatio":0.33}}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset poison-or-down',
    link: 'v=1&p=poison-or-down',
    scenario:
      '{"version":1,"preset":"poison-or-down","name":"","seed":1,"durationMs":150000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{}},{"id":"broker-b","settings":{}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":50}}],"timeline":[{"kind":"fault","fault":"downstreamDown","target":"billing","startMs":20000,"endMs":35000},{"kind":"fault","fault":"poison","target":"audit","startMs":20000,"endMs":150000,"strength":30}],"consumers":[{"id":"billing","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"push-concurrently","group":"billing","settings":{},"handler":{"takesMs":20}},{"id":"audit","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"push-concurrently","group":"audit","settings":{},"handler":{"takesMs":20}}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset slow-consumer',
    link: 'v=1&p=slow-consumer',
    scenario:
      '{"version":1,"preset":"slow-consumer","name":"","seed":1,"durationMs":150000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":200}}],"timeline":[{"kind":"fault","fault":"downstreamSlow","target":"billing","startMs":20000,"endMs":90000,"strength":12}],"consumers":[{"id":"billing","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"push-concurrently","group":"billing","settings":{},"handler":{"takesMs":20}}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset orderly-blocks',
    link: 'v=1&p=orderly-blocks',
    scenario:
      '{"version":1,"preset":"orderly-blocks","name":"","seed":1,"durationMs":120000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":40}}],"timeline":[{"kind":"fault","fault":"poison","target":"billing","startMs":30000,"endMs":80000,"strength":1}],"consumers":[{"id":"billing","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"push-orderly","group":"billing","settings":{},"handler":{}}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.1.0',
    what: 'the preset one-outage',
    link: 'v=1&p=one-outage',
    scenario:
      '{"version":1,"preset":"one-outage","name":"","seed":1,"durationMs":120000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":8}},{"id":"broker-b","settings":{"serviceMs":8}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":300,"callers":1200}}],"timeline":[{"kind":"fault","fault":"slow","target":"broker-a","startMs":40000,"endMs":60000,"strength":6},{"kind":"fault","fault":"slow","target":"broker-b","startMs":40000,"endMs":60000,"strength":6}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset takeover',
    link: 'v=1&p=takeover',
    scenario:
      '{"version":1,"preset":"takeover","name":"","seed":1,"durationMs":120000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{}},{"id":"broker-b","settings":{}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":200}}],"timeline":[{"kind":"fault","fault":"crash","target":"billing-1","startMs":40000,"endMs":90000}],"consumers":[{"id":"billing-1","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"push-concurrently","group":"billing","settings":{},"handler":{"takesMs":20}},{"id":"billing-2","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"push-concurrently","group":"billing","settings":{},"handler":{"takesMs":20}}]}',
    view: {},
    digest: undefined,
  },
  {
    release: '0.2.0',
    what: 'the preset consumer-rollback',
    link: 'v=1&p=consumer-rollback',
    scenario:
      '{"version":1,"preset":"consumer-rollback","name":"","seed":1,"durationMs":120000,"network":{},"nameServer":{},"brokers":[{"id":"broker-a","settings":{"serviceMs":12,"pageCacheMessages":500}}],"clients":[{"id":"order-service","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"sync","settings":{},"workload":{"ratePerSec":200,"callers":200}}],"timeline":[{"kind":"fault","fault":"rollback","target":"billing","startMs":70000,"endMs":71000,"strength":60000}],"consumers":[{"id":"billing","profile":"rocketmq-java-remoting","version":"5.3.3","mode":"push-concurrently","group":"billing","settings":{},"handler":{"takesMs":20}}]}',
    view: {},
    digest: undefined,
  },
];
