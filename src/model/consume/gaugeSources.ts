// What is sampled of consumers and of the queues they read. Rule M1.
import type { GaugeName, PartKind } from '../../recording/Recording.ts';
import type { Consuming } from './Consuming.ts';

type Source<Made> = (name: GaugeName, part: PartKind, index: number, read: () => number) => Made;

export function gaugeSources<Made>(
  { consumers, sides }: Consuming,
  source: Source<Made>,
): readonly Made[] {
  return [
    ...consumers.flatMap((consumer, index) => [
      source('consumerLag', 'consumer', index, () => consumer.lag),
      source('cachedMessages', 'consumer', index, () => consumer.cached),
      source('busyHandlers', 'consumer', index, () => consumer.service.busy),
    ]),
    ...sides.flatMap((side, index) => [
      source('retryWaiting', 'broker', index, () => side.hidden),
      source('deadLetters', 'broker', index, () => side.deadLetters),
    ]),
  ];
}
