// Which settings of a table are shown, and under which heading.
import type { Settings, SettingSpec, SettingValue } from '../../scenario/SettingSpec.ts';

export interface SettingGroup {
  readonly name: string;
  readonly specs: readonly SettingSpec[];
}

/** The settings that have a meaning with these values, by group, in the order of the table. */
export function settingGroups(
  specs: readonly SettingSpec[],
  settings: Settings,
): readonly SettingGroup[] {
  const groups = new Map<string, SettingSpec[]>();
  for (const spec of specs) {
    if (!isShown(spec, specs, settings)) continue;
    const group = groups.get(spec.group);
    if (group === undefined) groups.set(spec.group, [spec]);
    else group.push(spec);
  }
  return [...groups].map(([name, members]) => ({ name, specs: members }));
}

/** A setting whose condition is itself hidden is hidden too: no bursts without a rate. */
function isShown(spec: SettingSpec, specs: readonly SettingSpec[], settings: Settings): boolean {
  const { onlyWhen } = spec;
  if (onlyWhen === undefined) return true;
  const other = specs.find(({ name }) => name === onlyWhen.name);
  if (other === undefined) return false;
  return onlyWhen.oneOf.includes(valueOf(other, settings)) && isShown(other, specs, settings);
}

export function valueOf(spec: SettingSpec, settings: Settings): SettingValue {
  return settings[spec.name] ?? spec.default;
}

/** How many settings of the table are not at their default. */
export function changedSpecs(
  specs: readonly SettingSpec[],
  settings: Settings,
): readonly SettingSpec[] {
  return specs.filter((spec) => valueOf(spec, settings) !== spec.default);
}
