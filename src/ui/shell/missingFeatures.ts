export type Feature = 'lackingWorker' | 'lackingTransfer' | 'lackingCanvas' | 'lackingStyles';

/** What the page needs of a browser and this one has not, as keys of the texts. */
export function missingFeatures(): readonly Feature[] {
  const features: readonly (readonly [Feature, boolean])[] = [
    ['lackingWorker', hasModuleWorkers()],
    [
      'lackingTransfer',
      typeof structuredClone === 'function' && typeof MessageChannel !== 'undefined',
    ],
    ['lackingCanvas', typeof CanvasRenderingContext2D !== 'undefined'],
    ['lackingStyles', CSS.supports('color', 'color-mix(in srgb, red, blue)')],
  ];
  return features.filter(([, isThere]) => !isThere).map(([feature]) => feature);
}

/** A browser that knows module workers asks for the kind of a worker; an older one never looks. */
function hasModuleWorkers(): boolean {
  if (typeof Worker === 'undefined') return false;
  let isAsked = false;
  const options = {
    get type(): 'module' {
      isAsked = true;
      return 'module';
    },
  };
  const address = URL.createObjectURL(new Blob([''], { type: 'text/javascript' }));
  new Worker(address, options).terminate();
  URL.revokeObjectURL(address);
  return isAsked;
}
