import type { SluiceActions } from './SluiceState.ts';
import { DEFAULT_PRESET } from '../scenario/presets.ts';
import { pageOf } from './page.ts';

/**
 * Opens what the address says, now and whenever a link is pasted over it. It never writes the address:
 * whoever came by a link can copy it again as it was.
 */
export function followAddress({ openLink, openPreset }: SluiceActions): void {
  const isLink = (): boolean =>
    location.hash.length > 1 && pageOf(location.hash).kind === 'simulator';
  function open(): void {
    if (isLink()) void openLink(location.hash.slice(1));
  }
  addEventListener('hashchange', open);
  if (isLink()) open();
  // Behind another page stands a run, for whoever goes there.
  else openPreset(DEFAULT_PRESET);
}
