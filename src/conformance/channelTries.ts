// When a gRPC channel of a run tried to connect.
import { CHANNEL, DIMENSION, type Recording } from '../recording/Recording.ts';

/** The moments at which the only channel of the run began to connect, in ms. */
export function channelTries({ states }: Recording): readonly number[] {
  const found: number[] = [];
  for (let row = 0; row < states.count; row++) {
    if (states.dimension[row] !== DIMENSION.channel) continue;
    if (states.value[row] === CHANNEL.connecting) found.push((states.at[row] ?? 0) / 1000);
  }
  return found;
}
