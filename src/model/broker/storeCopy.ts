// One more copy of a message stands in a broker's log. Rule B21: a broker keeps no memory of message ids, so a
// second copy is a duplicate (rocketmq-java reference, section 8).
import { FLAG } from '../../recording/outcomes.ts';
import { asLength } from '../../recording/Recording.ts';
import type { World } from '../World.ts';

const COPIES_MAX = 255; // the column's width; reached only by a client that retries without end

export function storeCopy(world: World, attempt: number): void {
  const { attempts, messages, queue } = world;
  attempts.storedAfter[attempt] = asLength(queue.now - (attempts.sentAt[attempt] as number));
  const message = attempts.message[attempt] as number;
  const copies = messages.copies[message] as number;
  const flag = copies === 0 ? FLAG.stored : FLAG.stored | FLAG.duplicate;
  attempts.flags[attempt] = (attempts.flags[attempt] as number) | flag;
  if (copies < COPIES_MAX) messages.copies[message] = copies + 1;
  const level = world.inFlight.delayLevel[message] as number;
  if (level > 0) {
    const comesUpAt = world.delayLevels.hold(message, level, attempts.broker[attempt] as number);
    world.consuming?.storedHidden(attempt, comesUpAt);
  } else world.consuming?.stored(attempt);
}
