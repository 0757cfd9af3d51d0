import type { SettingSpec } from '../../scenario/SettingSpec.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './controls.module.css';
import { useShownValue } from './SettingName.tsx';
import { helpKey } from './words.ts';

/** What is known of a setting: what it does, its default and limits, and where they come from. */
export function SettingDetails({ spec, id }: { readonly spec: SettingSpec; readonly id: string }) {
  const t = useTexts('controls');
  const help = useTexts('settings');
  const shown = useShownValue(spec);
  const key = helpKey(spec);
  const limits =
    spec.kind === 'number'
      ? ` · ${t('aboutLimits', { min: shown(spec.min), max: shown(spec.max) })}`
      : '';
  return (
    <div id={id} className={styles.details}>
      {key === undefined ? null : <p className={styles.help}>{help(key)}</p>}
      <p>
        {t('aboutDefault', { value: shown(spec.default) })}
        {limits}
      </p>
      <p className={styles.source}>
        {spec.own === true && spec.source === 'simulation'
          ? t('aboutOwn')
          : t('aboutSource', { source: spec.source })}
      </p>
    </div>
  );
}
