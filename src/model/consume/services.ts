// Which file a consumer's mode stands in. A new kind of consumer is a line here.
import type { Consumer } from './Consumer.ts';
import type { ConsumeService } from './ConsumeService.ts';
import { LitePull } from './LitePull.ts';
import { PushConcurrently } from './PushConcurrently.ts';
import { PushOrderly } from './PushOrderly.ts';

const SERVICES: Readonly<Record<string, (consumer: Consumer) => ConsumeService>> = {
  'rocketmq-java-remoting push-concurrently': (consumer) => new PushConcurrently(consumer),
  'rocketmq-java-remoting push-orderly': (consumer) => new PushOrderly(consumer),
  'rocketmq-java-remoting lite-pull': (consumer) => new LitePull(consumer),
};

/** The service of a consumer of a scenario that was checked; an unknown one is a bug here. */
export function serviceOf(consumer: Consumer): ConsumeService {
  const { profile, mode } = consumer.scenario;
  const create = SERVICES[`${profile} ${mode}`];
  if (create === undefined) throw new Error(`Bug: no consumer for ${profile} ${mode}`);
  return create(consumer);
}
