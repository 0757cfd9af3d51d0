import type { CaseReport } from '../../store/fidelity.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './OutcomeChip.module.css';

const SIGNS = { conforms: '✓', differs: '≠', notModelled: '○', cannotPlay: '✕' } as const;

/** What came of a case: a sign and, unless there is no room, the word. */
export function OutcomeChip({
  outcome,
  isSmall = false,
}: {
  readonly outcome: CaseReport['outcome'];
  readonly isSmall?: boolean;
}) {
  const t = useTexts('fidelity');
  const word = t(`outcome_${outcome}`);
  return (
    <span
      className={`${styles.chip ?? ''} ${styles[outcome] ?? ''}`}
      {...(isSmall ? { role: 'img', 'aria-label': word, title: word } : {})}
    >
      <span aria-hidden="true">{SIGNS[outcome]}</span>
      {isSmall ? null : word}
    </span>
  );
}
