import { useState } from 'react';
import type { RefObject } from 'react';
import type { FaultSpec } from '../../scenario/faultSpecs.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import { sluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { Popover, type PopoverProps } from '../parts/Popover.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './BreakMenu.module.css';
import { faultDefaults } from './faultText.ts';
import { faultsFor, targetOf, type StagePart } from './stagePart.ts';

/** So many faults have a key; the rest stand behind "More…". */
export const KEYED_FAULTS = 6;

const TITLES = {
  broker: 'menuBroker',
  client: 'menuClient',
  consumer: 'menuClient',
  proxy: 'menuBroker',
  network: 'menuNetwork',
  nameServer: 'menuNameServer',
} as const;

interface BreakMenuProps {
  readonly part: StagePart;
  readonly scenario: Scenario;
  /** Producers stand above brokers. */
  readonly isVertical: boolean;
  /** The part's own button: the menu stands beside it, and gives the focus back to it. */
  readonly anchorRef: RefObject<Element | null>;
  readonly onClose: () => void;
}

/** Faults for one part, each placed at the playhead with one click or key. */
export function BreakMenu({ part, scenario, isVertical, anchorRef, onClose }: BreakMenuProps) {
  const t = useTexts('stage');
  const [isWhole, setWhole] = useState(false);
  const target = targetOf(part, scenario);
  const faults = faultsFor(part.kind);
  const keyed = faults.slice(0, KEYED_FAULTS);
  const rest = faults.slice(KEYED_FAULTS);
  const title = t(TITLES[part.kind], { part: target });
  const place = ({ fault }: FaultSpec) => {
    onClose();
    sluice.getState().placeFault(fault, target);
  };
  return (
    <Popover
      isOpen
      onClose={onClose}
      anchorRef={anchorRef}
      label={title}
      placement={placementOf(part, isVertical)}
    >
      <div
        className={styles.menu}
        onKeyDown={(event) => {
          const spec = event.ctrlKey || event.metaKey ? undefined : keyed[Number(event.key) - 1];
          if (spec === undefined) return;
          event.preventDefault();
          place(spec);
        }}
      >
        <p className={styles.title}>{title}</p>
        <div className={styles.faults} data-single={keyed.length < 3}>
          {keyed.map((spec, index) => (
            <FaultButton
              key={spec.fault}
              spec={spec}
              shortcut={String(index + 1)}
              onPlace={place}
              hasFocus={index === 0}
            />
          ))}
          {rest.length > 0 && !isWhole ? (
            <Button
              variant="ghost"
              className={styles.more ?? ''}
              aria-expanded={isWhole}
              onClick={() => {
                setWhole(true);
              }}
            >
              {t('more')}
            </Button>
          ) : null}
          {isWhole
            ? rest.map((spec, index) => (
                // The button that had the focus is gone: the first new one takes it.
                <FaultButton key={spec.fault} spec={spec} onPlace={place} hasFocus={index === 0} />
              ))
            : null}
        </div>
      </div>
    </Popover>
  );
}

/** Towards the middle of the stage, so that the part itself stays in sight. */
function placementOf({ kind }: StagePart, isVertical: boolean): PopoverProps['placement'] {
  if (kind === 'network') return 'bottom';
  if (isVertical) return kind === 'client' || kind === 'proxy' ? 'bottom' : 'top';
  return kind === 'broker' || kind === 'consumer' ? 'left' : 'right';
}

interface FaultButtonProps {
  readonly spec: FaultSpec;
  readonly shortcut?: string;
  /** It takes the focus when it appears. */
  readonly hasFocus?: boolean;
  readonly onPlace: (spec: FaultSpec) => void;
}

function FaultButton({ spec, shortcut, hasFocus = false, onPlace }: FaultButtonProps) {
  const faults = useTexts('faults');
  const { fault } = spec;
  return (
    <Button
      className={styles.fault ?? ''}
      title={faults(`${fault}.what`)}
      aria-keyshortcuts={shortcut}
      ref={hasFocus ? takeFocus : undefined}
      onClick={() => {
        onPlace(spec);
      }}
    >
      <span className={styles.name}>{faults(fault)}</span>
      {shortcut === undefined ? null : <kbd className={styles.key}>{shortcut}</kbd>}
      <span className={styles.defaults}>{faultDefaults(fault)}</span>
    </Button>
  );
}

function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus();
}
