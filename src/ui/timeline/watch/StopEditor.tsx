import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { unreachable } from '../../../lib/assert.ts';
import { type Condition, momentsWhen } from '../../../recording/momentsWhen.ts';
import { useSluice } from '../../../store/sluice.ts';
import { jumpToStop, setStop, type Stop, useStops } from '../../../store/stops.ts';
import { Button } from '../../parts/Button.tsx';
import { formatNumber } from '../../parts/formatters.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { NumberField } from '../entries/NumberField.tsx';
import styles from './watch.module.css';

/** The conditions at which playback stops, each with how often this run meets it. */
export function StopEditor() {
  const t = useTexts('watch');
  const stops = useStops();
  const isAnyOn = stops.some(({ isOn }) => isOn);
  return (
    <div className={styles.stops}>
      <h3 className={styles.heading}>{t('stopWhen')}</h3>
      {stops.map((stop) => (
        <StopRow key={stop.condition.kind} stop={stop} />
      ))}
      <div className={styles.jumps}>
        <Button isSmall disabled={!isAnyOn} onClick={() => jumpToStop(-1)}>
          {t('previousStop')}
        </Button>
        <Button isSmall disabled={!isAnyOn} onClick={() => jumpToStop(1)}>
          {t('nextStop')}
        </Button>
      </div>
    </div>
  );
}

function StopRow({ stop }: { readonly stop: Stop }) {
  const t = useTexts('watch');
  const { condition, isOn } = stop;
  return (
    <div className={styles.stop}>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => setStop({ condition, isOn: event.currentTarget.checked })}
        />
        {t(`stop_${condition.kind}`)}
      </label>
      {isOn ? (
        <>
          <div className={styles.fields}>
            <Fields condition={condition} />
          </div>
          <Count condition={condition} />
        </>
      ) : null}
    </div>
  );
}

function Count({ condition }: { readonly condition: Condition }) {
  const t = useTexts('watch');
  const recording = useSluice((state) => state.run.recording);
  const count = useMemo(
    () => (recording === undefined ? 0 : momentsWhen(recording, condition).length),
    [recording, condition],
  );
  return (
    <p className={styles.count}>
      {count === 0 ? t('neverStops') : t('stopsTimes', { count: formatNumber(count) })}
    </p>
  );
}

/** The numbers of a condition, as fields. */
function Fields({ condition }: { readonly condition: Condition }): ReactNode {
  const t = useTexts('watch');
  const set = (changed: Condition) => setStop({ condition: changed, isOn: true });
  switch (condition.kind) {
    case 'throttledOver':
      return (
        <NumberField
          label={t('rate')}
          unit="/s"
          value={condition.perSec}
          min={0}
          max={1_000_000}
          onChange={(perSec) => set({ ...condition, perSec })}
        />
      );
    case 'goodputUnder':
      return (
        <>
          <NumberField
            label={t('share')}
            unit="%"
            value={Math.round(condition.ratio * 1_000) / 10}
            min={0}
            max={100}
            onChange={(percent) => set({ ...condition, ratio: percent / 100 })}
          />
          <NumberField
            label={t('forLong')}
            unit="s"
            value={condition.forMs / 1000}
            min={1}
            max={3_600}
            onChange={(seconds) => set({ ...condition, forMs: seconds * 1000 })}
          />
        </>
      );
    case 'queueOver':
      return (
        <NumberField
          label={t('length')}
          unit=""
          value={condition.count}
          min={0}
          max={1_000_000}
          onChange={(count) => set({ ...condition, count })}
        />
      );
    case 'attemptNumber':
      return (
        <>
          <NumberField
            label={t('attempt')}
            unit=""
            value={condition.number}
            min={1}
            max={10_000}
            onChange={(number) => set({ ...condition, number: Math.round(number) })}
          />
          <NumberField
            label={t('message')}
            unit={t('zeroIsAny')}
            value={(condition.message ?? -1) + 1}
            min={0}
            max={4_000_000}
            onChange={(number) =>
              set({
                kind: 'attemptNumber',
                number: condition.number,
                ...(number < 1 ? {} : { message: Math.round(number) - 1 }),
              })
            }
          />
        </>
      );
    case 'blockedOver':
      return (
        <NumberField
          label={t('longer')}
          unit="s"
          value={condition.ms / 1000}
          min={0}
          max={3_600}
          onChange={(seconds) => set({ ...condition, ms: seconds * 1000 })}
        />
      );
    case 'firstBusy':
    case 'firstDuplicate':
      return null;
    default:
      return unreachable(condition);
  }
}
