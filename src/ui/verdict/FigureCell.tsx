import type { ReactNode } from 'react';
import { HiddenText } from '../parts/HiddenText.tsx';
import { Tooltip } from '../parts/Tooltip.tsx';
import type { TextKey } from '../texts/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Figure, FigureId, Severity } from './figures.ts';
import styles from './VerdictPanel.module.css';

type Key = Extract<TextKey<'verdict'>, FigureId | 'blockedMax' | `about${string}`>;

const ABOUT: Readonly<Record<FigureId, Key>> = {
  goodput: 'aboutGoodput',
  amplification: 'aboutAmplification',
  throttled: 'aboutThrottled',
  blocked: 'aboutBlocked',
  failed: 'aboutFailed',
  latency: 'aboutLatency',
  backingOff: 'aboutBackingOff',
  recovery: 'aboutRecovery',
  lostDuplicated: 'aboutLostDuplicated',
  consumedBehind: 'aboutConsumedBehind',
  deadRepeated: 'aboutDeadRepeated',
};

/** One figure with its name. */
export function FigureCell({
  figure,
  isNow,
}: {
  readonly figure: Figure;
  readonly isNow: boolean;
}) {
  const { id, value, aside, severity } = figure;
  return (
    <Cell name={id === 'blocked' && !isNow ? 'blockedMax' : id} about={id} severity={severity}>
      {value}
      {aside === '' ? null : <small className={styles.aside}>{aside}</small>}
    </Cell>
  );
}

interface CellProps {
  readonly name: Key;
  readonly about: FigureId;
  readonly severity: Severity;
  readonly children: ReactNode;
}

/** A name that tells what it means, and a value in the colour of how serious it is. */
export function Cell({ name, about, severity, children }: CellProps) {
  const t = useTexts('verdict');
  return (
    <div className={styles.cell}>
      <dt>
        <Tooltip text={t(ABOUT[about])} opensOnTap>
          <button type="button" className={styles.label}>
            {t(name)}
          </button>
        </Tooltip>
      </dt>
      <dd className={`${styles.value ?? ''} ${styles[severity] ?? ''}`}>
        {children}
        {severity === 'fine' ? null : <HiddenText> ({t(severity)})</HiddenText>}
      </dd>
    </div>
  );
}
