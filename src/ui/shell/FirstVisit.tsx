import { useEffect, useState } from 'react';
import { playhead } from '../../store/playhead.ts';
import { savedChoices, sluice, useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { Glyph } from '../parts/Glyph.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './FirstVisit.module.css';
import { stepAfter, stepAfterEdit, TOUR_STEPS, type TourStep, WATCHED_MS } from './tour.ts';

/** Three short callouts on the first visit, never again after. */
export function FirstVisit() {
  const [step, setStep] = useState<TourStep>('watch');
  useEffect(() => followVisitor(setStep), []);
  useEffect(() => {
    if (step === 'done') savedChoices.write('tour', 'done');
  }, [step]);
  return step === 'done' ? null : <Callout step={step} onStep={setStep} />;
}

function followVisitor(setStep: (next: (step: TourStep) => TourStep) => void): () => void {
  const stopEdits = sluice.subscribe((now, before) => {
    if (now.scenario === before.scenario) return;
    setStep((step) => stepAfterEdit(step, before.scenario, now.scenario));
  });
  const startMs = playhead.nowMs();
  const stopWatching = playhead.subscribe((nowMs) => {
    if (nowMs < startMs + WATCHED_MS) return;
    stopWatching();
    setStep((step) => (step === 'watch' ? stepAfter(step) : step));
  });
  return () => {
    stopEdits();
    stopWatching();
  };
}

interface CalloutProps {
  readonly step: Exclude<TourStep, 'done'>;
  readonly onStep: (step: TourStep) => void;
}

function Callout({ step, onStep }: CalloutProps) {
  const t = useTexts('tour');
  const name = useSluice((state) => state.scenario.brokers[0]?.id ?? '');
  const title = {
    watch: 'tourWatchTitle',
    break: 'tourBreakTitle',
    tune: 'tourTuneTitle',
  } as const;
  const text = {
    watch: t('tourWatch'),
    break: t('tourBreak', { name }),
    tune: t('tourTune'),
  };
  const isLast = stepAfter(step) === 'done';
  return (
    <aside className={styles.callout} data-step={step} aria-label={t('tour')}>
      <div aria-live="polite">
        <p className={styles.title}>{t(title[step])}</p>
        <p>{text[step]}</p>
      </div>
      <div className={styles.row}>
        <span className={styles.count}>
          {t('tourStep', { step: TOUR_STEPS.indexOf(step) + 1 })}
        </span>
        {isLast ? null : (
          <Button
            isSmall
            variant="ghost"
            onClick={() => {
              onStep('done');
            }}
          >
            {t('tourSkip')}
          </Button>
        )}
        <Button
          isSmall
          onClick={() => {
            onStep(stepAfter(step));
          }}
        >
          {t(isLast ? 'tourDone' : 'tourNext')}
          {isLast ? null : <Glyph name="right" size={12} />}
        </Button>
      </div>
    </aside>
  );
}
