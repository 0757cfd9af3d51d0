import { type ComponentType, lazy } from 'react';

/** A part that comes right after the first picture: asked for at once, shown when it is there. */
export function soon(load: () => Promise<ComponentType>): ComponentType {
  const loading = load();
  return lazy(async () => ({ default: await loading }));
}
