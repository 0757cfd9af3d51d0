import { useEffect, useId, useRef, useState } from 'react';
import { playhead } from '../../../store/playhead.ts';
import { sluice } from '../../../store/sluice.ts';
import { formatClock } from '../../parts/formatters.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { readTime } from '../timeText.ts';
import styles from '../Transport.module.css';

/** The moment, and the field in which one types another. */
export function TimeField() {
  const t = useTexts('timeline');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const isTyping = useRef(false);
  const [isBad, setBad] = useState(false);

  const show = () => {
    if (field.current !== null) field.current.value = formatClock(playhead.nowMs());
  };
  // Written past React: it changes with every frame.
  useEffect(() => {
    const follow = (ms: number) => {
      if (field.current !== null && !isTyping.current) field.current.value = formatClock(ms);
    };
    follow(playhead.nowMs());
    return playhead.subscribe(follow);
  }, []);

  const go = (text: string): boolean => {
    const ms = readTime(text);
    setBad(ms === undefined);
    if (ms === undefined) return false;
    isTyping.current = false;
    sluice.getState().seekTo(ms);
    show();
    return true;
  };
  return (
    <span className={styles.time}>
      <input
        ref={field}
        className={styles.field}
        aria-label={t('time')}
        aria-invalid={isBad}
        aria-describedby={isBad ? `${id}-why` : `${id}-hint`}
        autoComplete="off"
        spellCheck={false}
        inputMode="decimal"
        onFocus={(event) => event.currentTarget.select()}
        onChange={() => {
          isTyping.current = true;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && go(event.currentTarget.value)) event.currentTarget.select();
          if (event.key !== 'Escape') return;
          isTyping.current = false;
          setBad(false);
          show();
          event.currentTarget.blur();
        }}
        onBlur={(event) => {
          // What was typed and cannot be is not kept; the time goes on being shown.
          if (isTyping.current) go(event.currentTarget.value);
          isTyping.current = false;
          setBad(false);
          show();
        }}
      />
      <span id={`${id}-hint`} className={styles.unseen}>
        {t('timeHint')}
      </span>
      {isBad ? (
        <span id={`${id}-why`} role="alert" className={styles.problem}>
          {t('badTime')}
        </span>
      ) : null}
    </span>
  );
}
