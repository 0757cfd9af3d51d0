import { profileOf } from '../../scenario/profiles.ts';
import { sluice } from '../../store/sluice.ts';
import { Select } from '../parts/Select.tsx';
import { useTexts } from '../texts/useTexts.ts';
import type { ClientKind } from './clientKind.ts';
import { memoByValue } from './memoByValue.ts';
import styles from './controls.module.css';

interface ClientChooserProps {
  readonly kinds: readonly ClientKind[];
  readonly index: number;
  readonly onChoose: (index: number) => void;
}

/** Whose settings are shown; the stage shows the same client as selected. */
export const ClientChooser = memoByValue(({ kinds, index, onChoose }: ClientChooserProps) => {
  const t = useTexts('controls');
  return (
    <div className={styles.chooser}>
      <span className={styles.chooserHead} aria-hidden="true">
        <span>{t('client')}</span>
        <span>{t('clientOf', { index: index + 1, count: kinds.length })}</span>
      </span>
      <Select
        label={t('client')}
        isLabelHidden
        value={String(index)}
        options={kinds.map((client, at) => ({
          id: String(at),
          label: client.id,
          detail: titleOf(client.profile, client.version, client.mode),
        }))}
        onChange={(id) => {
          onChoose(Number(id));
          sluice.getState().select({ kind: 'client', index: Number(id) });
        }}
      />
    </div>
  );
});

/** `RocketMQ Java 5.3 · sync` */
function titleOf(profileId: string, version: string, mode: string): string {
  const { title, versions, modes } = profileOf(profileId);
  const shown = versions.find(({ id }) => id === version)?.title ?? version;
  const name = [title, shown].filter((word) => word !== '').join(' ');
  return modes.length > 1 ? `${name} · ${mode}` : name;
}
