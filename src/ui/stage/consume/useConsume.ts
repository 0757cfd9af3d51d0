import { useEffect, useState } from 'react';
import { loadTexts } from '../../texts/texts.ts';
import type { ConsumeLayer } from './ConsumeLayer.ts';
import type { ConsumeParts } from './ConsumeParts.tsx';

/** What draws and names consumers and proxies: loaded with the first scenario that has any. */
export interface ConsumeModule {
  readonly ConsumeLayer: typeof ConsumeLayer;
  readonly ConsumeParts: typeof ConsumeParts;
}

let loading: Promise<ConsumeModule> | undefined;

async function load(): Promise<ConsumeModule> {
  const [{ ConsumeLayer }, { ConsumeParts }] = await Promise.all([
    import('./ConsumeLayer.ts'),
    import('./ConsumeParts.tsx'),
    loadTexts('consuming'),
  ]);
  return { ConsumeLayer, ConsumeParts };
}

export function useConsume(isWanted: boolean): ConsumeModule | undefined {
  const [module, setModule] = useState<ConsumeModule>();
  useEffect(() => {
    if (!isWanted || module !== undefined) return;
    loading ??= load();
    void loading.then((loaded) => {
      setModule(loaded);
    });
  }, [isWanted, module]);
  return isWanted ? module : undefined;
}
