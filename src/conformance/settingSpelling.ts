// The recorders wrote some settings in a spelling of their own, `connectTimeoutMs` for CONNECT_TIMEOUT_MILLIS.
import type { Settings, SettingSpec } from '../scenario/SettingSpec.ts';

/** The settings under their real names; a name that is none stays as it is. */
export function inRealSpelling(settings: Settings, specs: readonly SettingSpec[]): Settings {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => {
      const isKnown = specs.some((spec) => spec.name === name);
      const alike = specs.find((spec) => lettersOf(spec.name) === lettersOf(name));
      return [isKnown || alike === undefined ? name : alike.name, value];
    }),
  );
}

/** Without case, signs, and a unit at the end. */
function lettersOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/(ms|millis)$/, '');
}
