import { useState } from 'react';
import { FAULT_SPECS } from '../../../scenario/faultSpecs.ts';
import { targetKind, targetsOf } from '../../../scenario/names.ts';
import type { FaultKind, Scenario } from '../../../scenario/Scenario.ts';
import type { Selection } from '../../../store/SluiceState.ts';
import { playhead } from '../../../store/playhead.ts';
import { sluice, useSluice } from '../../../store/sluice.ts';
import { Button } from '../../parts/Button.tsx';
import { formatClock } from '../../parts/formatters.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FAULT_COLOURS, targetName } from './entryWords.ts';
import styles from './AddFault.module.css';

/** Every fault there is, by where it can strike. */
export function FaultPalette({ onPlaced }: { readonly onPlaced: () => void }) {
  const t = useTexts('timeline');
  const faults = useTexts('faults');
  const scenario = useSluice((state) => state.scenario);
  const [target, setTarget] = useState(() => firstTarget(sluice.getState()));
  const [told, setTold] = useState<FaultKind>();
  const targets = targetsOf(scenario, [
    'broker',
    'client',
    'consumer',
    'proxy',
    'network',
    'nameServer',
  ]);
  const kind = targetKind(scenario, target);
  const fitting = FAULT_SPECS.filter((spec) => kind !== undefined && spec.targets.includes(kind));
  const place = (fault: FaultKind) => {
    sluice.getState().placeFault(fault, target);
    onPlaced();
  };
  return (
    <div className={styles.palette}>
      <h2 className={styles.title}>
        {t('addFaultTitle', { time: formatClock(playhead.nowMs(), 2) })}
      </h2>
      <div role="group" aria-label={t('target')} className={styles.targets}>
        {targets.map((one) => (
          <Button
            key={one}
            isSmall
            aria-pressed={one === target}
            className={one === target ? styles.chosen : ''}
            onClick={() => setTarget(one)}
          >
            {targetName(one, { t, faults })}
          </Button>
        ))}
      </div>
      <div className={styles.kinds}>
        {fitting.map(({ fault }) => (
          <Button
            key={fault}
            className={styles.kind}
            onPointerEnter={() => setTold(fault)}
            onFocus={() => setTold(fault)}
            onClick={() => place(fault)}
            aria-describedby="fault-told"
          >
            <span className={styles.dot} style={{ background: FAULT_COLOURS[fault] }} />
            {faults(fault)}
          </Button>
        ))}
      </div>
      <p id="fault-told" className={styles.told}>
        {told === undefined ? '' : faults(`${told}.what`)}
      </p>
    </div>
  );
}

/** What is selected is what one wants to break. */
function firstTarget({
  scenario,
  selection,
}: {
  readonly scenario: Scenario;
  readonly selection: Selection;
}): string {
  const { brokers, clients } = scenario;
  const first = brokers[0]?.id ?? 'network';
  switch (selection.kind) {
    case 'broker':
      return brokers[selection.index]?.id ?? first;
    case 'client':
      return clients[selection.index]?.id ?? first;
    case 'network':
      return 'network';
    case 'nameServer':
      return 'name-server';
    case 'none':
    case 'message':
    case 'attempt':
    case 'entry':
      return first;
  }
}
