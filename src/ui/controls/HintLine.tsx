import { Glyph } from '../parts/Glyph.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './controls.module.css';
import type { Hint } from './settingHints.ts';

/** Every name that stands in some hint's sentence. A rule fills in those of its own; a test checks. */
const UNUSED = {
  after: '',
  attempts: '',
  body: '',
  callers: '',
  capacity: '',
  client: '',
  connect: '',
  fitting: '',
  flush: '',
  level: '',
  limit: '',
  offered: '',
  quota: '',
  roundTrip: '',
  storm: '',
  timeout: '',
};

/** A sentence about settings that surprise each other. */
export function HintLine({ hint }: { readonly hint: Hint }) {
  const t = useTexts('controls');
  return (
    <p className={hint.kind === 'warning' ? styles.warning : styles.note}>
      {hint.kind === 'warning' ? <Glyph name="warning" size={13} /> : null}
      <span>{t(`hint_${hint.id}`, { ...UNUSED, ...hint.values })}</span>
    </p>
  );
}
