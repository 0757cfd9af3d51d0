// The kinds of event of this world. The engine knows only the numbers.

export const EVENT = {
  end: 0,
  arrival: 1, // subject: client
  requestArrives: 2, // attempt
  serviceEnds: 3, // attempt
  answerArrives: 4, // attempt
  attemptTimesOut: 5, // attempt
  waitEnds: 6, // message
  sweep: 7, // broker
  faultStarts: 8, // timeline entry
  faultEnds: 9, // timeline entry
  settingChanges: 10, // timeline entry
  sample: 11,
  routePoll: 12, // client
  connectEnds: 13, // link
  channelCloses: 14, // link
  diskCheck: 15, // broker
  flushDeadline: 16, // attempt
  commit: 17, // broker
  pageCacheBusy: 18, // broker
  heartbeatExpires: 19, // broker
  registers: 20, // broker
  rateChanges: 21, // client
  thinkEnds: 22, // caller of a client
  listedSend: 23, // listed send of a client
  connectionResets: 24, // attempt
  callerWakes: 25, // attempt
  flushEnds: 26, // broker
  connectionTimer: 40, // link
  clientTimer: 41, // a client's timer of that number
  commitAnswered: 42, // row of a commit
  applicationDone: 90, // message
  tableTurn: 91, // client
  replicaAcks: 60, // attempt
  slaveDeadline: 61, // attempt
  slaveReturns: 62, // broker
  proxyReceives: 63, // attempt
  proxyForwards: 64, // attempt
  proxyDeadline: 65, // attempt
  proxyHears: 66, // attempt
  proxyBrokerGone: 67, // attempt
  // of consumers: all from `dispatch` on
  dispatch: 100, // broker
  pullDue: 101, // queue of a consumer
  pullArrives: 102, // pull
  pullAnswered: 103, // pull
  pullTimesOut: 104, // pull
  pullHoldCheck: 105, // broker
  handlerEnds: 106, // handler of a consumer
  sendBackArrives: 107, // delivery
  sendBackEnds: 108, // delivery
  sendBackTimesOut: 109, // delivery
  consumeAgain: 110, // delivery
  queueGoesOn: 111, // queue of a consumer
  hiddenComesUp: 112, // entry
  coldReadEnds: 113, // broker
  rebalance: 114, // consumer
  rebalanceNow: 115, // consumer
  commitOffsets: 116, // consumer
  memberExpires: 117, // consumer
  // of consumers that pop
  receiveArrives: 130, // pull
  receiveHoldEnds: 131, // pull
  receiveAnswered: 132, // pull
  receiveTimesOut: 133, // pull
  popDue: 134, // pop store
  settleArrives: 135, // settlement
  settleAnswered: 136, // settlement
  settleTimesOut: 137, // settlement
  popTimer: 138, // timer of a consumer that pops
} as const;

/** Two small indices in one subject. */
export const PAIR = 256;
