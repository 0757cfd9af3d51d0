// What is known of one setting before anybody sets it: its real name, unit, default, limits and
// where the default comes from. The form, the validation and the model all read these tables.

export type SettingValue = number | boolean | string;

/** Settings as a scenario holds them: only what differs from the default. */
export type Settings = Readonly<Record<string, SettingValue>>;

export type SettingUnit = 'ms' | 'count' | 'ratio' | 'perSec' | 'bytes' | 'factor' | 'gib';

interface SettingCommon {
  /** The real setting's name where there is one; else the simulator's own (`own: true`). */
  readonly name: string;
  /** The group it stands under in the form. */
  readonly group: string;
  /** Where the default comes from, e.g. `BrokerConfig:waitTimeMillsInSendQueue (5.3.3)`. */
  readonly source: string;
  /** The text that explains it, where another client's setting of the same name means something else. */
  readonly help?: string;
  /** A setting of the simulation, that no real client or broker has. */
  readonly own?: boolean;
  /** Shown only when that other setting of the same table has one of these values. */
  readonly onlyWhen?: { readonly name: string; readonly oneOf: readonly SettingValue[] };
}

export interface NumberSpec extends SettingCommon {
  readonly kind: 'number';
  readonly unit: SettingUnit;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** Smallest change of the slider. */
  readonly step: number;
  /** A slider over several orders of magnitude moves by ratios. */
  readonly scale: 'linear' | 'log';
  /** Values with a meaning of their own, e.g. -1 = off. Allowed even outside min..max. */
  readonly special?: readonly number[];
}

export interface FlagSpec extends SettingCommon {
  readonly kind: 'flag';
  readonly default: boolean;
}

export interface ChoiceSpec extends SettingCommon {
  readonly kind: 'choice';
  readonly choices: readonly string[];
  readonly default: string;
}

export type SettingSpec = NumberSpec | FlagSpec | ChoiceSpec;

type ValueOf<Spec extends SettingSpec> = Spec extends { kind: 'number' }
  ? number
  : Spec extends { kind: 'flag' }
    ? boolean
    : Spec extends { kind: 'choice'; choices: readonly (infer Choice)[] }
      ? Choice
      : never;

/** All settings of a table, each with its value: `FullSettings<typeof BROKER_SPECS>`. */
export type FullSettings<Specs extends readonly SettingSpec[]> = {
  readonly [Spec in Specs[number] as Spec['name']]: ValueOf<Spec>;
};

/** Every setting of the table, defaults filled in. The settings were checked when the scenario was read. */
export function fullSettings<const Specs extends readonly SettingSpec[]>(
  specs: Specs,
  settings: Settings,
): FullSettings<Specs> {
  const full: Record<string, SettingValue> = {};
  for (const spec of specs) full[spec.name] = settings[spec.name] ?? spec.default;
  return full as FullSettings<Specs>;
}
