// Where each rule of consuming stands in the real system, and which settings decide there. Sources are `file:symbol` of
// RocketMQ 5.3.3 unless they say otherwise.
import type { DeliveryCauseName } from './deliveries.ts';

interface DeliveryRule {
  readonly source: string;
  readonly settings: readonly {
    readonly of: 'settings' | 'handler' | 'broker';
    readonly name: string;
  }[];
}

const SIMULATION = 'simulation';
const CONCURRENTLY = 'ConsumeMessageConcurrentlyService:processConsumeResult';
const ORDERLY = 'ConsumeMessageOrderlyService:processConsumeResult';
const SEND_BACK = 'AbstractSendMessageProcessor:consumerSendMsgBack';

function rule(
  source: string,
  settings: readonly string[] = [],
  handler: readonly string[] = [],
): DeliveryRule {
  return {
    source,
    settings: [
      ...settings.map((name) => ({ of: 'settings', name }) as const),
      ...handler.map((name) => ({ of: 'handler', name }) as const),
    ],
  };
}

export const DELIVERY_RULES: Readonly<Record<DeliveryCauseName, DeliveryRule>> = {
  none: rule(''),
  consumeOk: rule(CONCURRENTLY),
  reconsumeLater: rule(CONCURRENTLY),
  handlerThrew: rule(CONCURRENTLY),
  handlerNull: rule(CONCURRENTLY),
  behindAckIndex: rule(CONCURRENTLY, [], ['ackIndex']),
  suspendedByHandler: rule(ORDERLY),
  reconsumeTimesUsedUp: rule(SEND_BACK, ['maxReconsumeTimes']),
  sentToDeadLetters: rule(SEND_BACK, [], ['delayLevelWhenNextConsume']),
  broadcastFailed: rule(CONCURRENTLY, ['messageModel']),
  pullFailed: rule('DefaultLitePullConsumerImpl:poll'),
  processDied: rule(SIMULATION),
  queueTaken: rule('RebalanceImpl:updateProcessQueueTableInRebalance'),
  rolledBack: rule('DefaultMQPushConsumerImpl:resetOffsetByTimeStamp'),
  delayLevel: rule(SEND_BACK),
  delayLevelChosen: rule(SEND_BACK, [], ['delayLevelWhenNextConsume']),
  suspendTime: rule(
    'ConsumeMessageOrderlyService:submitConsumeRequestLater',
    ['suspendCurrentQueueTimeMillis'],
    ['suspendCurrentQueueTimeMillis'],
  ),
  sendBackFailed: rule('ConsumeMessageConcurrentlyService:submitConsumeRequestLater'),
  takenOver: rule('RebalancePushImpl:computePullFromWhere', ['persistConsumerOffsetInterval']),
  invisibleTime: rule('ReceiptHandleProcessor, PopReviveService:reviveRetry'),
  backoffPolicy: rule('rocketmq-clients: PushConsumerSettings, backoff policy of the server'),
};
