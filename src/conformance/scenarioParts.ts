// What each kind of case contributes to its scenario.
import type {
  ClientScenario,
  FaultEntry,
  FaultKind,
  Scenario,
  SetEntry,
} from '../scenario/Scenario.ts';
import type { Settings, SettingSpec, SettingValue } from '../scenario/SettingSpec.ts';

/** The one client of every case. */
export const CLIENT_ID = 'producer';

export interface ScenarioParts extends Pick<Scenario, 'durationMs' | 'brokers' | 'timeline'> {
  readonly workload: Settings;
  readonly sends?: ClientScenario['sends'];
  readonly start?: ClientScenario['start'];
  readonly server?: ClientScenario['server'];
}

export function fault(
  kind: FaultKind,
  target: string,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): FaultEntry {
  return { kind: 'fault', fault: kind, target, startMs, endMs };
}

/** From that moment on the application that uses the client behaves otherwise. */
export function setWorkload(name: string, atMs: number, value: number): SetEntry {
  return { kind: 'set', atMs, path: `clients.${CLIENT_ID}.workload.${name}`, value };
}

/** The first setting that the table does not know. */
export function unknownSetting(
  settings: Settings,
  specs: readonly SettingSpec[],
): string | undefined {
  return Object.keys(settings).find((name) => !specs.some((spec) => spec.name === name));
}

/** Settings of recorded clients that say: as it is here anyway. Another value asks for what is not simulated. */
const PLAIN: Settings = { vipChannelEnabled: false };

/** What the recorders' own program did around a client of that profile, in all their cases. */
export const RECORDERS_SETTINGS: Readonly<Record<string, Settings>> = {
  // Else the process had ended with the first async send that timed out.
  'rocketmq-go-remoting': { panicHandler: true },
};

/** What a recorded client's settings change here. */
export function playedSettings(settings: Settings): Settings {
  const isPlain = ([name, value]: [string, SettingValue]): boolean => PLAIN[name] === value;
  return Object.fromEntries(Object.entries(settings).filter((entry) => !isPlain(entry)));
}
