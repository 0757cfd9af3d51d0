// Reads the recorded cases of real consumers (rmq-broker): deliveries one by one, or figures.
import type { Settings } from '../../scenario/SettingSpec.ts';
import { type Fields, type Fieldset, optional } from '../Fields.ts';
import { readNumber } from '../readNumber.ts';
import type {
  ConsumeCase,
  ConsumeFault,
  ConsumeLoad,
  ConsumeSend,
  DeliveredMessage,
  RecordedDelivery,
  RecordedEnd,
} from './ConsumeCase.ts';
import { readHandlers } from './readHandlers.ts';

export type ConsumeCommon = Pick<
  ConsumeCase,
  'id' | 'question' | 'client' | 'brokers' | 'networkMs' | 'notes'
>;

export function readConsumeCase(
  fields: Fields,
  raw: Fieldset,
  { common, settings }: { readonly common: ConsumeCommon; readonly settings: Settings },
): ConsumeCase {
  const topology = fields.set(raw['topology'], 'topology');
  const script = fields.set(raw['script'] ?? {}, 'script');
  const tolerance = fields.set(raw['tolerance'] ?? {}, 'tolerance');
  const isTold = Array.isArray(raw['observed']);
  const consumers = fields.number(topology['consumers'] ?? 1, 'topology.consumers');
  return {
    kind: raw['kind'] === 'consume-script' ? 'consume-script' : 'consume-load',
    ...common,
    settings,
    messageDelayLevel: optional(topology['messageDelayLevel'], (levels) =>
      fields.text(levels, 'topology.messageDelayLevel'),
    ),
    handlers: readHandlers(fields, raw, { script, consumers }),
    upForMs: optional(topology['consumerUpForMs'], (up) =>
      fields.number(up, 'topology.consumerUpForMs'),
    ),
    load: readLoad(fields, raw, common.notes),
    fault: optional(script['fault'], (fault) =>
      readFault(fields, fields.set(fault, 'script.fault')),
    ),
    deliveries: isTold
      ? fields.items(raw['observed'], 'observed', (message, where) =>
          readMessage(fields, fields.set(message, where), where),
        )
      : [],
    figures: isTold
      ? new Map()
      : fields.entries(raw['observed'], 'observed', (number, where) =>
          readNumber(fields, fields.set(number, where), { where, runs: [] }),
        ),
    tolerance: {
      ms: fields.number(tolerance['ms'] ?? 0, 'tolerance.ms'),
      ratio: fields.number(tolerance['ratio'] ?? 0, 'tolerance.ratio'),
    },
  };
}

// ---- what was sent. Some of it stands only in the prose of the notes.

const BEFORE_FAULT = /(\d+) messages were sent ([\d.]+) s before the fault/;
const SUSPENDED_FIRST = /was suspended,.* then it was resumed/;
const ONE_QUEUE = /put into one queue/;
const STAYED = /the consumer stayed ([\d.]+) s/;

function readLoad(fields: Fields, raw: Fieldset, notes: string): ConsumeLoad {
  if (raw['sends'] !== undefined) {
    const topology = fields.set(raw['topology'], 'topology');
    const sends = fields.items(raw['sends'], 'sends', (send, where) =>
      readSend(fields, fields.set(send, where), where),
    );
    return {
      kind: 'sends',
      sends,
      isOneQueue: topology['queueShared'] !== undefined || ONE_QUEUE.test(notes),
      isSuspendedFirst: SUSPENDED_FIRST.test(notes),
    };
  }
  if (raw['load'] === undefined) {
    const [, count, seconds] = BEFORE_FAULT.exec(notes) ?? [];
    if (count === undefined) fields.wrong('notes', 'telling what was sent, and when');
    return { kind: 'before', count: Number(count), beforeMs: Number(seconds) * 1000 };
  }
  const load = fields.set(raw['load'], 'load');
  const bodyBytes = fields.number(load['bodyBytes'] ?? 0, 'load.bodyBytes');
  if (load['backlog'] !== undefined) {
    return { kind: 'backlog', count: fields.number(load['backlog'], 'load.backlog'), bodyBytes };
  }
  return {
    kind: 'rate',
    ratePerSec: fields.number(load['ratePerSec'], 'load.ratePerSec'),
    durationMs: fields.number(load['durationMs'], 'load.durationMs'),
    bodyBytes,
    staysMs: Number(STAYED.exec(notes)?.[1] ?? 0) * 1000,
  };
}

function readSend(fields: Fields, raw: Fieldset, where: string): ConsumeSend {
  return {
    message: fields.text(raw['message'], `${where}.message`),
    atMs: fields.number(raw['atMs'], `${where}.atMs`),
    bodyBytes: fields.number(raw['bodyBytes'] ?? 0, `${where}.bodyBytes`),
    ...(raw['delayLevel'] === undefined
      ? {}
      : { delayLevel: fields.number(raw['delayLevel'], `${where}.delayLevel`) }),
    ...(raw['delayTimeMs'] === undefined
      ? {}
      : { delayTimeMs: fields.number(raw['delayTimeMs'], `${where}.delayTimeMs`) }),
  };
}

function readFault(fields: Fields, raw: Fieldset): ConsumeFault {
  return {
    kind: fields.choice(raw['kind'], 'script.fault.kind', ['kill', 'term', 'pause']) ?? 'kill',
    atMs: fields.number(raw['atMs'] ?? 0, 'script.fault.atMs'),
  };
}

// ---- what was observed

function readMessage(fields: Fields, raw: Fieldset, where: string): DeliveredMessage {
  const deliveries = fields.items(raw['deliveries'], `${where}.deliveries`, (delivery, at) =>
    readDelivery(fields, fields.set(delivery, at), at),
  );
  const inAll = fields.number(
    raw['deliveriesInAll'] ?? deliveries.length,
    `${where}.deliveriesInAll`,
  );
  return {
    message: fields.text(raw['message'], `${where}.message`),
    deliveries,
    isCut: inAll > deliveries.length,
    end: readEnd(fields, fields.set(raw['end'], `${where}.end`), `${where}.end`),
  };
}

function readDelivery(fields: Fields, raw: Fieldset, where: string): RecordedDelivery {
  return {
    atMs: fields.number(raw['atMs'], `${where}.atMs`),
    reconsumeTimes: fields.number(raw['reconsumeTimes'], `${where}.reconsumeTimes`),
    batchSize: optional(raw['batchSize'], (size) => fields.number(size, `${where}.batchSize`)),
    sincePrevious: optional(raw['sincePreviousMs'], (number) =>
      readNumber(fields, fields.set(number, `${where}.sincePreviousMs`), {
        where: `${where}.sincePreviousMs`,
        runs: [],
      }),
    ),
  };
}

function readEnd(fields: Fields, raw: Fieldset, where: string): RecordedEnd {
  const ends = [
    '%DLQ%',
    'consumed',
    'still retrying when the recording stopped',
    'not dead-lettered while recorded',
  ] as const;
  const found = fields.choice(raw['where'], `${where}.where`, ends);
  if (found === 'consumed') return { where: 'consumed' };
  if (found === 'still retrying when the recording stopped') return { where: 'retrying' };
  if (found !== '%DLQ%') return { where: 'notDead' };
  return {
    where: 'dead',
    reconsumeTimes: fields.number(raw['reconsumeTimes'], `${where}.reconsumeTimes`),
    storedAfterMs: optional(raw['storedAfterLastDeliveryMs'], (value) => {
      const at = `${where}.storedAfterLastDeliveryMs`;
      const number = fields.set(value, at);
      return {
        min: fields.number(number['min'], `${at}.min`),
        max: fields.number(number['max'], `${at}.max`),
      };
    }),
  };
}
