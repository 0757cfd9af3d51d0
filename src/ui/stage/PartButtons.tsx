import type { KeyboardEvent, RefObject } from 'react';
import type { Scenario } from '../../scenario/Scenario.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import { NETWORK_SPECS } from '../../scenario/specs.ts';
import { sluice } from '../../store/sluice.ts';
import { KEYED_FAULTS } from './BreakMenu.tsx';
import { clientTitle } from './clientTitle.ts';
import {
  brokerLabel,
  clientLabel,
  networkLabel,
  withFaults,
  type LabelTexts,
} from './partLabels.ts';
import styles from './PartButtons.module.css';
import type { StageFigures } from './scene/figures.ts';
import type { Box, StageLayout } from './scene/stageLayout.ts';
import { faultsFor, isSamePart, targetOf, type StagePart } from './stagePart.ts';

export interface PartButtonsProps {
  readonly layout: StageLayout;
  readonly scenario: Scenario;
  readonly figures: StageFigures | undefined;
  readonly texts: LabelTexts;
  readonly open: StagePart | undefined;
  /** Gets the button of the part whose menu is open. */
  readonly anchorRef: RefObject<HTMLButtonElement | null>;
  readonly onOpen: (part: StagePart) => void;
}

/**
 * The same parts as on the canvas for keyboard and screen reader: buttons that lie unseen over their cards,
 * producers first, so that Tab goes the way of a message.
 */
export function PartButtons(props: PartButtonsProps) {
  const { layout, scenario, figures, texts } = props;
  const { latencyMs } = fullSettings(NETWORK_SPECS, scenario.network);
  const { t } = texts;
  const nameServer = t(
    figures?.isNameServerUp === false ? 'partNameServerDown' : 'partNameServerUp',
  );
  return (
    <>
      {layout.clients.map((card, index) => {
        const client = scenario.clients[index];
        const now = figures?.clients[index];
        if (client === undefined) return null;
        const words = { name: client.id, title: clientTitle(t, client) };
        const label = now === undefined ? client.id : clientLabel(texts, words, now);
        return (
          <PartButton
            key={client.id}
            {...props}
            part={{ kind: 'client', index }}
            box={card}
            label={label}
          />
        );
      })}
      <PartButton
        {...props}
        part={{ kind: 'network' }}
        box={networkBox(layout)}
        label={networkLabel(texts, latencyMs, figures?.networkFaults ?? [])}
      />
      {layout.nameServer === undefined ? null : (
        <PartButton
          {...props}
          part={{ kind: 'nameServer' }}
          box={layout.nameServer}
          label={withFaults(texts, nameServer, figures?.nameServerFaults ?? [])}
        />
      )}
      {layout.brokers.map((card, index) => {
        const name = scenario.brokers[index]?.id;
        const now = figures?.brokers[index];
        if (name === undefined) return null;
        const label = now === undefined ? name : brokerLabel(texts, name, now);
        return (
          <PartButton
            key={name}
            {...props}
            part={{ kind: 'broker', index }}
            box={card}
            label={label}
          />
        );
      })}
    </>
  );
}

interface PartButtonProps extends PartButtonsProps {
  readonly part: StagePart;
  readonly box: Box;
  readonly label: string;
}

export function PartButton({
  part,
  box,
  label,
  open,
  scenario,
  anchorRef,
  onOpen,
}: PartButtonProps) {
  const isOpen = isSamePart(part, open);
  const style = { left: box.x, top: box.y, width: box.width, height: box.height };
  return (
    <button
      type="button"
      ref={isOpen ? anchorRef : undefined}
      className={styles.part}
      data-part={part.kind}
      data-fault-target={targetOf(part, scenario)}
      style={style}
      aria-label={label}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={() => {
        onOpen(part);
      }}
      onKeyDown={(event) => {
        breakByKey(event, part, scenario);
      }}
    />
  );
}

/** The keys of the menu work on the part in focus without opening it. */
function breakByKey(event: KeyboardEvent, part: StagePart, scenario: Scenario): void {
  const { areKeysOn, placeFault } = sluice.getState();
  if (!areKeysOn || event.ctrlKey || event.metaKey || event.altKey) return;
  const spec = faultsFor(part.kind).slice(0, KEYED_FAULTS)[Number(event.key) - 1];
  if (spec === undefined) return;
  event.preventDefault();
  placeFault(spec.fault, targetOf(part, scenario));
}

/** The ring of its focus lies around the links; the pointer goes through it to dots and links. */
function networkBox({ middle, isVertical }: StageLayout): Box {
  const inset = 10;
  const foot = isVertical ? inset : 52;
  return {
    x: middle.x + inset,
    y: middle.y + inset,
    width: Math.max(24, middle.width - 2 * inset),
    height: Math.max(24, middle.height - inset - foot),
  };
}
