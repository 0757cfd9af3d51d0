// The one comparison of the model with what was recorded.
import { unreachable } from '../lib/assert.ts';
import type { Recording } from '../recording/Recording.ts';
import { compareDraws } from './compareDraws.ts';
import { compareFigures } from './compareFigures.ts';
import { compareGrpc, grpcSeedCount } from './compareGrpc.ts';
import { compareReconnect, RECONNECT_SEEDS } from './compareReconnect.ts';
import { compareScript } from './compareScript.ts';
import { compareSeries } from './compareSeries.ts';
import { compareServed, SERVED_SEEDS } from './compareServed.ts';
import { compareConsume, CONSUME_SEEDS } from './consuming/compareConsume.ts';
import type { GoldenCase } from './GoldenCase.ts';

/** How many seeds a comparison needs. */
export function seedCount(golden: GoldenCase): number {
  if (golden.kind === 'producer-script' && golden.grpc !== undefined) {
    return grpcSeedCount(golden, golden.grpc);
  }
  if (golden.kind === 'reconnect-script') return RECONNECT_SEEDS;
  if (golden.kind === 'consume-served') return SERVED_SEEDS;
  if (golden.kind === 'consume-script' || golden.kind === 'consume-load') return CONSUME_SEEDS;
  if (golden.random.size > 0) return 200;
  if (golden.kind !== 'producer-script' || golden.patterns.length > 0) return 20;
  // A timeout of an async send is found somewhere in a second: enough runs to see all of it.
  const modes = [golden.client.mode, ...golden.sends.flatMap(({ mode }) => mode ?? [])];
  return modes.some((mode) => mode.startsWith('async')) ? 20 : 5;
}

/** The first difference between the case and our runs of it, in a sentence; nothing when they conform. */
export function compareCase(
  golden: GoldenCase,
  recordings: readonly Recording[],
): string | undefined {
  switch (golden.kind) {
    case 'producer-script':
      if (golden.grpc !== undefined) return compareGrpc(golden, golden.grpc, recordings);
      return (
        (golden.patterns.length > 0
          ? compareSeries(golden, recordings)
          : compareScripts(golden, recordings)) ?? compareDraws(golden, recordings)
      );
    case 'reconnect-script':
      return compareReconnect(golden, recordings);
    case 'consume-served':
      return compareServed(golden, recordings);
    case 'consume-script':
    case 'consume-load':
      return compareConsume(golden, recordings);
    case 'broker-load':
    case 'broker-state':
      return compareFigures(golden, recordings);
    default:
      return unreachable(golden);
  }
}

/** Every run must conform: nothing but chance differs between them. */
function compareScripts(
  golden: Extract<GoldenCase, { readonly kind: 'producer-script' }>,
  recordings: readonly Recording[],
): string | undefined {
  for (const recording of recordings) {
    const difference = compareScript(golden, recording, recordings);
    if (difference === undefined) continue;
    return `${difference} (seed ${String(recording.scenario.seed)})`;
  }
  return undefined;
}
