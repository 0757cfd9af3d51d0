import { PROFILES, profileOf } from '../../scenario/profiles.ts';
import { PROFILE_SYSTEMS } from '../../scenario/profiles/Profile.ts';
import type { ProfileSystem, ProfileVersion } from '../../scenario/profiles/Profile.ts';
import { changeProfile } from '../../scenario/edit.ts';
import { sluice } from '../../store/sluice.ts';
import { Segmented } from '../parts/Segmented.tsx';
import { profileTitle } from '../parts/profileTitle.ts';
import { Select } from '../parts/Select.tsx';
import type { SelectOption } from '../parts/Select.tsx';
import type { Texts } from '../texts/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { ClientKind } from './clientKind.ts';
import { memoByValue } from './memoByValue.ts';
import styles from './controls.module.css';
import { aboutKey, modeKey, systemKey } from './words.ts';

/** More modes than these do not fit beside each other, and need their sentence to be told apart. */
const SWITCHES_MAX = 3;

/** Kind, version and mode of a client. */
export const ClientKindPicker = memoByValue(({ client }: { readonly client: ClientKind }) => {
  const t = useTexts('controls');
  const words = useTexts('profiles');
  const { id, profile, version, mode } = client;
  const { versions, modes } = profileOf(profile);
  const change = (next: Partial<ClientKind>) => {
    sluice
      .getState()
      .edit((scenario) => changeProfile(scenario, id, { profile, version, mode, ...next }));
  };
  return (
    <div className={styles.kind}>
      <Select
        label={t('profile')}
        isLabelHidden
        value={profile}
        options={profileOptions(words)}
        onChange={(chosen) => {
          const next = profileOf(chosen);
          change({
            profile: next.id,
            version: next.defaultVersion,
            mode: next.modes.includes(mode) ? mode : (next.modes[0] ?? mode),
          });
        }}
      />
      <div className={styles.switches}>
        <VersionSwitches
          versions={versions}
          version={version}
          onChange={(chosen) => change({ version: chosen })}
        />
        <ModePicker
          profile={profile}
          modes={modes}
          mode={mode}
          onChange={(chosen) => change({ mode: chosen })}
        />
      </div>
    </div>
  );
});

/** All clients, under the heading of the system they belong to. */
function profileOptions(words: Texts<'profiles'>): readonly SelectOption<string>[] {
  const profiles = [...PROFILES.values()];
  const under = (system: ProfileSystem): readonly SelectOption<string>[] =>
    profiles
      .filter((profile) => profile.system === system)
      .map(({ id }) => {
        const about = aboutKey(id);
        return {
          id,
          label: profileTitle(words, id),
          detail: about === undefined ? undefined : words(about),
          section: words(systemKey(system)),
        };
      });
  return PROFILE_SYSTEMS.flatMap(under);
}

interface VersionSwitchesProps {
  readonly versions: readonly ProfileVersion[];
  readonly version: string;
  readonly onChange: (version: string) => void;
}

/** All versions beside each other: one click from what one did to what the next does. */
export function VersionSwitches({ versions, version, onChange }: VersionSwitchesProps) {
  const t = useTexts('controls');
  if (versions.length < 2) return null;
  return (
    <Segmented
      label={t('version')}
      value={version}
      options={versions.map((one) => ({ id: one.id, label: one.title }))}
      onChange={onChange}
    />
  );
}

interface ModePickerProps {
  readonly profile: string;
  readonly modes: readonly string[];
  readonly mode: string;
  readonly onChange: (mode: string) => void;
}

function ModePicker({ profile, modes, mode, onChange }: ModePickerProps) {
  const t = useTexts('controls');
  const words = useTexts('profiles');
  if (modes.length < 2) return null;
  const detailOf = (one: string): string | undefined => {
    const key = modeKey(profile, one);
    return key === undefined ? undefined : words(key);
  };
  if (modes.length <= SWITCHES_MAX) {
    const options = modes.map((one) => ({ id: one, label: one }));
    return <Segmented label={t('mode')} value={mode} options={options} onChange={onChange} />;
  }
  return (
    <Select
      label={t('mode')}
      isLabelHidden
      value={mode}
      options={modes.map((one) => ({ id: one, label: one, detail: detailOf(one) }))}
      onChange={onChange}
    />
  );
}
