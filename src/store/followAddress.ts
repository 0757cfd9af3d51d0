import type { SluiceActions } from './SluiceState.ts';
import { DEFAULT_PRESET } from '../scenario/presets.ts';

/**
 * Opens what the address says, now and whenever a link is pasted over it. It never writes the address:
 * whoever came by a link can copy it again as it was.
 */
export function followAddress({ openLink, openPreset }: SluiceActions): void {
  function open(): void {
    if (location.hash.length > 1) void openLink(location.hash.slice(1));
  }
  addEventListener('hashchange', open);
  if (location.hash.length > 1) open();
  else openPreset(DEFAULT_PRESET);
}
