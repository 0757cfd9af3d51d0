import { PROFILES, profileOf } from '../../scenario/profiles.ts';
import { changeProfile } from '../../scenario/edit.ts';
import { sluice } from '../../store/sluice.ts';
import { Segmented } from '../parts/Segmented.tsx';
import { Select } from '../parts/Select.tsx';
import { useTexts } from '../texts/useTexts.ts';
import type { ClientKind } from './clientKind.ts';
import { memoByValue } from './memoByValue.ts';
import styles from './controls.module.css';
import { aboutKey } from './words.ts';

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
        options={[...PROFILES.values()].map((one) => {
          const about = aboutKey(one.id);
          return {
            id: one.id,
            label: one.title,
            detail: about === undefined ? undefined : words(about),
          };
        })}
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
        {versions.length < 2 ? null : (
          <Segmented
            label={t('version')}
            value={version}
            options={versions.map((one) => ({ id: one.id, label: one.title }))}
            onChange={(chosen) => change({ version: chosen })}
          />
        )}
        {modes.length < 2 ? null : (
          <Segmented
            label={t('mode')}
            value={mode}
            options={modes.map((one) => ({ id: one, label: one }))}
            onChange={(chosen) => change({ mode: chosen })}
          />
        )}
      </div>
    </div>
  );
});
