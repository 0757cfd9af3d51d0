import type { Recording } from '../../recording/Recording.ts';
import { sluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { formatNumber } from '../parts/formatters.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './Inspector.module.css';

interface InspectorHeadProps {
  readonly recording: Recording;
  readonly row: number;
  readonly client: number;
}

/** Which message it is, and its neighbours. */
export function InspectorHead({ recording, row, client }: InspectorHeadProps) {
  const t = useTexts('inspector');
  const { select } = sluice.getState();
  const name = recording.scenario.clients[client]?.id ?? '';
  const choose = (next: number) => select({ kind: 'message', row: next });
  return (
    <header className={styles.head}>
      <div className={styles.names}>
        <h2 className={styles.title} aria-live="polite">
          {t('message', { number: formatNumber(row + 1, 0) })}
        </h2>
        <button
          type="button"
          className={styles.client}
          onClick={() => select({ kind: 'client', index: client })}
        >
          {t('of', { client: name })}
        </button>
      </div>
      <Button
        variant="ghost"
        isIcon
        aria-label={t('previous')}
        disabled={row === 0}
        onClick={() => choose(row - 1)}
      >
        <Glyph name="left" />
      </Button>
      <Button
        variant="ghost"
        isIcon
        aria-label={t('next')}
        disabled={row >= recording.messages.count - 1}
        onClick={() => choose(row + 1)}
      >
        <Glyph name="right" />
      </Button>
    </header>
  );
}
