import { useEffect, useRef, useState } from 'react';
import type { MapOutcome } from '../../explore/cells.ts';
import { MAP_PRESETS, type MapQuestion } from '../../explore/mapPresets.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import { explore, useExplore } from '../../store/explore/explore.ts';
import type { MapWork } from '../../store/explore/ExploreState.ts';
import { sluice, useSluice } from '../../store/sluice.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { WorkProgress } from '../parts/WorkProgress.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './maps.module.css';
import { MapForm } from './MapForm.tsx';
import { MapPicture } from './MapPicture.tsx';
import { MapTable } from './MapTable.tsx';

interface MapDialogProps {
  readonly onClose: () => void;
}

/** Two variables, a grid, and what becomes of the system at each of its points. */
export function MapDialog({ onClose }: MapDialogProps) {
  const t = useTexts('maps');
  const work = useExplore((state) => state.map);
  const scenario = useSluice((state) => state.scenario);
  const [outcome, setOutcome] = useState<MapOutcome>(work?.task.question.outcome ?? 'hasRecovered');
  const answer = useRef<HTMLDivElement>(null);
  const task = work?.task;
  useEffect(() => {
    // Whoever asked far below, as on a phone, sees that it is being answered.
    if (task !== undefined) answer.current?.scrollIntoView({ block: 'start' });
  }, [task]);
  const start = (of: Scenario, question: MapQuestion) => {
    setOutcome(question.outcome);
    explore.getState().startMap(of, question);
  };
  return (
    <Dialog isOpen isWide onClose={onClose} title={t('title')} closeLabel={t('close')}>
      <div className={styles.map}>
        <div className={styles.ask}>
          <Presets onChoose={start} />
          <MapForm
            scenario={scenario}
            outcome={outcome}
            onOutcome={setOutcome}
            onStart={(question) => start(scenario, question)}
          />
        </div>
        <div ref={answer} className={styles.answer}>
          {work === undefined ? (
            <p className={styles.about}>{t('about')}</p>
          ) : (
            <Answer
              work={work}
              outcome={outcome}
              onOpen={(of) => {
                onClose();
                sluice.getState().openScenario(of);
              }}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Presets({
  onChoose,
}: {
  readonly onChoose: (scenario: Scenario, question: MapQuestion) => void;
}) {
  const t = useTexts('maps');
  return (
    <section className={styles.presets} aria-label={t('presets')}>
      <h3 className={styles.heading}>{t('presets')}</h3>
      {MAP_PRESETS.map(({ id, scenario, question }) => (
        <button
          key={id}
          type="button"
          className={styles.preset}
          onClick={() => onChoose(scenario, question)}
        >
          <strong>{t(`preset_${id}`)}</strong>
          <span>{t(`preset_${id}_about`)}</span>
        </button>
      ))}
    </section>
  );
}

interface AnswerProps {
  readonly work: MapWork;
  readonly outcome: MapOutcome;
  readonly onOpen: (scenario: Scenario) => void;
}

function Answer({ work, outcome, onOpen }: AnswerProps) {
  const isBusy = work.status === 'running' || work.status === 'paused' || work.status === 'failed';
  return (
    <>
      {isBusy ? <WorkProgress work={work} controls={explore.getState()} /> : null}
      <MapPicture work={work} outcome={outcome} onOpen={onOpen} />
      <MapTable work={work} outcome={outcome} />
    </>
  );
}
