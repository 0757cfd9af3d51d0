import { lazy, Suspense, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent } from 'react';
import { copyEntry, soloFault } from '../../../scenario/edit.ts';
import type { TimelineEntry } from '../../../scenario/Scenario.ts';
import { sluice, useSluice } from '../../../store/sluice.ts';
import { Popover } from '../../parts/Popover.tsx';
import { entryCommand } from './entryKeys.ts';
import { levelOf } from './level.ts';
import type { BarPlace } from './layoutBars.ts';
import { useEntryDrag } from './useEntryDrag.ts';
import styles from './EntryButton.module.css';

const EntryEditor = lazy(async () => ({
  default: (await import('./EntryEditor.tsx')).EntryEditor,
}));

interface EntryButtonProps {
  readonly index: number;
  readonly entry: TimelineEntry;
  readonly place: BarPlace;
  readonly label: string;
  /** All that the bar shows, in words. */
  readonly name: string;
  readonly colour: string;
  readonly hintId: string;
}

/** A fault's bar or a setting change's mark: drag it, stretch it, press it to edit. */
export function EntryButton(props: EntryButtonProps) {
  const { index, entry, place, label, name, colour, hintId } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const isSelected = useSluice(
    ({ selection }) => selection.kind === 'entry' && selection.index === index,
  );
  const { handlers, takeDragged } = useEntryDrag(index, entry);
  const look: CSSProperties & Record<'--bar', string> = {
    '--bar': colour,
    left: place.leftPx,
    width: place.widthPx,
    top: `calc(var(--row) * ${String(place.row)})`,
  };
  const classes = [
    styles.entry,
    entry.kind === 'fault' ? styles.fault : styles.mark,
    entry.isMuted === true ? styles.muted : '',
    isSelected || isOpen ? styles.selected : '',
    place.labelSide === 'end' ? styles.fromEnd : '',
  ];
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes.filter(Boolean).join(' ')}
        style={look}
        data-entry={index}
        aria-label={name}
        aria-describedby={hintId}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        {...handlers}
        onClick={() => {
          if (takeDragged()) return;
          sluice.getState().select({ kind: 'entry', index });
          setOpen(true);
        }}
        onKeyDown={(event) => handleKey(event, { index, entry })}
      >
        <Level entry={entry} />
        <span className={styles.label}>{label}</span>
        {entry.kind === 'fault' ? (
          <>
            <span className={styles.startGrip} data-grip="start" />
            <span className={styles.endGrip} data-grip="end" />
          </>
        ) : null}
      </button>
      <Popover
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        anchorRef={button}
        label={name}
        placement="top"
      >
        <Suspense fallback={null}>
          <EntryEditor index={index} entry={entry} onClose={() => setOpen(false)} />
        </Suspense>
      </Popover>
    </>
  );
}

/** How strong it is, as a line one can draw up and down. */
function Level({ entry }: { readonly entry: TimelineEntry }) {
  const level = levelOf(entry);
  if (level === undefined) return null;
  return (
    <span className={styles.level} style={{ height: `${String(level * 100)}%` }}>
      <span className={styles.levelGrip} data-grip="level" />
    </span>
  );
}

interface Edited {
  readonly index: number;
  readonly entry: TimelineEntry;
}

function handleKey(event: KeyboardEvent<HTMLElement>, { index, entry }: Edited): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { scenario, changeEntry, removeEntry, edit } = sluice.getState();
  const press = { key: event.key, hasShift: event.shiftKey };
  const command = entryCommand(entry, press, scenario.durationMs);
  if (command === undefined) return;
  // The page has its own use for these keys when they are not for a bar.
  event.preventDefault();
  switch (command.do) {
    case 'change':
      return changeEntry(index, command.patch, 'done');
    case 'copy':
      return edit((before) => copyEntry(before, index));
    case 'solo':
      return edit((before) => soloFault(before, index));
    case 'remove':
      focusNeighbour(event.currentTarget);
      return removeEntry(index);
  }
}

/** Whoever removes bars by keyboard stays in the lane. */
function focusNeighbour(button: HTMLElement): void {
  const lanes = button.closest('[data-lanes]');
  const all = [...(lanes?.querySelectorAll<HTMLElement>('[data-entry], [data-add-fault]') ?? [])];
  const at = all.indexOf(button);
  (all[at - 1] ?? all[at + 1])?.focus();
}
