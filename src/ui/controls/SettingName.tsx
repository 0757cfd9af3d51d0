import { Fragment } from 'react';
import type { SettingSpec, SettingValue } from '../../scenario/SettingSpec.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { Tooltip } from '../parts/Tooltip.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './controls.module.css';
import { choiceKey, helpKey, labelKey } from './words.ts';
import { shownValue } from './settingValue.ts';

/** A setting's name as text: the real one, or ours in words. */
export function useSettingName(spec: SettingSpec): string {
  const t = useTexts('labels');
  const key = labelKey(spec);
  return key === undefined ? spec.name : t(key);
}

/** A value in words, as it is shown in sentences. */
export function useShownValue(spec: SettingSpec): (value: SettingValue) => string {
  const t = useTexts('controls');
  const labels = useTexts('labels');
  return (value) => {
    if (spec.kind === 'number' && spec.special?.some((special) => special === value) === true) {
      return t('off');
    }
    const key = spec.kind === 'choice' ? choiceKey(spec, String(value)) : undefined;
    return key === undefined ? shownValue(spec, value) : labels(key);
  };
}

interface SettingNameProps {
  readonly spec: SettingSpec;
  readonly id: string;
  readonly isChanged: boolean;
  readonly isOpen: boolean;
  readonly detailsId: string;
  readonly onToggle: () => void;
}

/** The name, which opens what is known of the setting. */
export function SettingName(props: SettingNameProps) {
  const { spec, id, isChanged, isOpen } = props;
  const t = useTexts('controls');
  const help = useTexts('settings');
  const name = useSettingName(spec);
  const key = helpKey(spec);
  const button = (
    <button
      type="button"
      className={styles.name}
      aria-expanded={isOpen}
      aria-controls={isOpen ? props.detailsId : undefined}
      aria-label={t('about', { name })}
      onClick={props.onToggle}
    >
      <span id={id} className={spec.own === true ? undefined : styles.code}>
        {spec.own === true ? name : <Breakable name={name} />}
      </span>
      <span className={styles.info}>
        <Glyph name="info" size={13} />
      </span>
    </button>
  );
  return (
    <span className={styles.nameCell}>
      {isChanged ? <span className={styles.dot} role="img" aria-label={t('changed')} /> : null}
      {isOpen || key === undefined ? (
        button
      ) : (
        <Tooltip text={help(key)} placement="left">
          {button}
        </Tooltip>
      )}
    </span>
  );
}

/** Real names are long: they may break before a capital. */
function Breakable({ name }: { readonly name: string }) {
  const words = name.split(/(?<=[a-z])(?=[A-Z])/);
  return words.map((word, index) => (
    <Fragment key={index}>
      {index === 0 ? null : <wbr />}
      {word}
    </Fragment>
  ));
}
