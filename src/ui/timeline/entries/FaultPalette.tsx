import { useState } from 'react';
import { createPortal } from 'react-dom';
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
import { type Carried, usePaletteDrag } from './usePaletteDrag.ts';
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
  const { palette, carried, handlersOf, wasCarried } = usePaletteDrag({ target, onPlaced });
  return (
    <div ref={palette} className={styles.palette}>
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
            {...handlersOf(fault)}
            onClick={() => {
              if (!wasCarried()) place(fault);
            }}
            aria-describedby="fault-told"
          >
            <span className={styles.dot} style={{ background: FAULT_COLOURS[fault] }} />
            {faults(fault)}
          </Button>
        ))}
      </div>
      <p id="fault-told" className={styles.told}>
        {told === undefined ? t('dragOut') : faults(`${told}.what`)}
      </p>
      {carried === undefined ? null : <Ghost carried={carried} />}
    </div>
  );
}

/** What is carried, beside the hand, and where it would strike. */
function Ghost({ carried }: { readonly carried: Carried }) {
  const t = useTexts('timeline');
  const faults = useTexts('faults');
  const { fault, xPx, yPx, drop } = carried;
  const where =
    drop === undefined
      ? t('notHere')
      : t('dropHere', {
          target: targetName(drop.target, { t, faults }),
          time: formatClock(drop.atMs, 1),
        });
  const look = {
    transform: `translate(${String(xPx + 12)}px, ${String(yPx + 12)}px)`,
    borderColor: FAULT_COLOURS[fault],
  };
  return createPortal(
    <div className={styles.ghost} style={look} data-carried="">
      <strong>{faults(fault)}</strong> {where}
    </div>,
    document.body,
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
    case 'consumer':
      return scenario.consumers?.[selection.index]?.id ?? first;
    case 'proxy':
      return scenario.proxies?.[selection.index]?.id ?? first;
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
