// What is known of a consumer before it runs: names, versions, modes and the settings of each mode. How it behaves
// stands in the model. A new consumer is one file here, one there, and a line in `consumerProfiles.ts`.
import type { ProfileSystem, ProfileVersion } from '../profiles/Profile.ts';
import type { SettingSpec } from '../SettingSpec.ts';

export interface ConsumerProfile {
  /** As the recorded cases call it, e.g. `rocketmq-java-remoting`. */
  readonly id: string;
  /** A proper name, the same in every language. */
  readonly title: string;
  readonly system: ProfileSystem;
  /** Oldest first. */
  readonly versions: readonly ProfileVersion[];
  readonly defaultVersion: string;
  /** By mode, its settings; the first mode is the one that a new consumer gets. */
  readonly modes: Readonly<Record<string, readonly SettingSpec[]>>;
}
