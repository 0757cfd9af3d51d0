import { useMemo } from 'react';
import { useSluice } from '../../store/sluice.ts';
import { useTexts } from '../texts/useTexts.ts';
import { BrokerLane } from './BrokerLane.tsx';
import { brokerLanes } from './brokerLanes.ts';
import { FaultLane } from './entries/FaultLane.tsx';
import { Ruler } from './Ruler.tsx';
import { SettingLane } from './entries/SettingLane.tsx';
import { useTimeFrame } from './TimeSurface.tsx';
import styles from './Lanes.module.css';

const NOTHING = [] as const;

/** Ruler, faults, setting changes and what became of each broker, on one time axis. */
export function Lanes() {
  const t = useTexts('timeline');
  const { view } = useTimeFrame();
  const recording = useSluice((state) => state.run.recording);
  const brokers = useSluice((state) => state.scenario.brokers);
  const lanes = useMemo(
    () => (recording === undefined ? undefined : brokerLanes(recording, view)),
    [recording, view],
  );
  return (
    <section className={styles.lanes} aria-label={t('lanes')} data-lanes="">
      <Ruler />
      <FaultLane />
      <SettingLane />
      {brokers.map(({ id }, index) => (
        <BrokerLane key={id} id={id} spans={lanes?.[index] ?? NOTHING} />
      ))}
    </section>
  );
}
