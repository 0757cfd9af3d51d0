// The page's one store of many runs, with real workers.
import { useStore } from 'zustand';
import type { Measured } from '../../protocol/measuring.ts';
import { createExplore } from './createExplore.ts';
import type { Explore } from './ExploreState.ts';
import { type Measurer, type MeasurerHooks, Pool } from './pool.ts';

/** How many runs are computed side by side. The page keeps a core for itself where there are more than two. */
export const poolSize = Math.max(2, Math.min(16, navigator.hardwareConcurrency - 1));

export const explore = createExplore({
  pool: createMeasuringPool(),
  clockMs: () => performance.now(),
});

function hire({ onMeasured, onCrash }: MeasurerHooks): Measurer {
  const worker = new Worker(new URL('../../worker/measuring.ts', import.meta.url), {
    type: 'module',
  });
  worker.addEventListener('message', ({ data }: MessageEvent<Measured>) => {
    onMeasured(data);
  });
  worker.addEventListener('error', (event) => {
    onCrash(event instanceof ErrorEvent ? event.message : '');
  });
  return {
    post: (job) => {
      worker.postMessage(job);
    },
    stop: () => {
      worker.terminate();
    },
  };
}

/** A slice of what is known of many runs. Take the narrowest that will do. */
export function useExplore<Slice>(slice: (state: Explore) => Slice): Slice {
  return useStore(explore, slice);
}

/** Workers are hired when there is something to measure. */
export function createMeasuringPool(): Pool {
  return new Pool({ hire, size: poolSize });
}
