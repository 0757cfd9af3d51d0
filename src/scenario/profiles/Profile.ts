// What is known of a client before it runs: names, versions, modes, settings. How it behaves stands in
// the model, in the file of the same name. A new client is one file here, one there, and a line in `profiles.ts`.
import type { SettingSpec } from '../SettingSpec.ts';

/** The systems a client may belong to, in the order of the picker; a new one is a word here and its name in the texts. */
export const PROFILE_SYSTEMS = ['rocketmq', 'grpc', 'own'] as const;
export type ProfileSystem = (typeof PROFILE_SYSTEMS)[number];

export interface Profile {
  /** As the recorded cases call it, e.g. `rocketmq-java-remoting`. */
  readonly id: string;
  /** A proper name, the same in every language, e.g. `RocketMQ Java`. */
  readonly title: string;
  /** Under which heading it is offered. */
  readonly system: ProfileSystem;
  /** Oldest first. */
  readonly versions: readonly ProfileVersion[];
  /** The version a new client of this profile gets. */
  readonly defaultVersion: string;
  readonly modes: readonly string[];
  readonly specs: readonly SettingSpec[];
  /** Which setting says how often a message may be sent, by mode; a mode without one sends once. */
  readonly attempts: Readonly<Record<string, AttemptsSetting>>;
}

export interface AttemptsSetting {
  readonly name: string;
  /** 1 where the setting counts the retries alone. */
  readonly besides: 0 | 1;
}

export interface ProfileVersion {
  readonly id: string;
  /** How it is shown, e.g. `≥ 5.3.0`. */
  readonly title: string;
  /** Key of the sentence that says what this version changed (`ui/texts/versions.ts`). */
  readonly changes?: string;
}
