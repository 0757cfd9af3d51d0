import { useMemo } from 'react';
import { notableMessages } from '../../recording/notableMessages.ts';
import type { NotableKind, NotableMessage } from '../../recording/notableMessages.ts';
import type { Recording } from '../../recording/Recording.ts';
import { sluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { formatMs, formatNumber } from '../parts/formatters.ts';
import type { Texts } from '../texts/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './Inspector.module.css';

interface FinderProps {
  readonly recording: Recording;
  /** The message that is shown. */
  readonly row: number;
}

const KINDS: readonly NotableKind[] = ['lost', 'failed', 'duplicated', 'mostAttempts', 'slowest'];
const EACH = 3;

/** The extremes of the run, a press away. */
export function Finder({ recording, row }: FinderProps) {
  const t = useTexts('inspector');
  const found = useMemo(() => notableMessages(recording, EACH), [recording]);
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{t('finder')}</h3>
      {KINDS.filter((kind) => found[kind].length > 0).map((kind) => (
        <div key={kind} className={styles.found}>
          <span className={styles.quiet}>{t(`kind_${kind}`)}</span>
          {found[kind].map((message) => (
            <FoundButton
              key={message.row}
              message={message}
              detail={detail(t, kind, message)}
              isShown={message.row === row}
            />
          ))}
        </div>
      ))}
    </section>
  );
}

interface FoundButtonProps {
  readonly message: NotableMessage;
  readonly detail: string;
  readonly isShown: boolean;
}

function FoundButton({ message, detail: text, isShown }: FoundButtonProps) {
  const t = useTexts('inspector');
  const number = formatNumber(message.row + 1, 0);
  return (
    <Button
      isSmall
      aria-pressed={isShown}
      aria-label={t('foundName', { number, detail: text })}
      onClick={() => sluice.getState().select({ kind: 'message', row: message.row })}
    >
      {number}
      <span className={styles.quiet}>{text}</span>
    </Button>
  );
}

function detail(t: Texts<'inspector'>, kind: NotableKind, message: NotableMessage): string {
  switch (kind) {
    case 'mostAttempts':
      return t('foundAttempts', { count: message.attempts });
    case 'duplicated':
      return t('foundCopies', { count: message.copies });
    case 'slowest':
    case 'lost':
    case 'failed':
      return formatMs(message.lastedMs);
  }
}
