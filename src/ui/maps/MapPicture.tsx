import { contours } from 'd3-contour';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { cellValue, type MapOutcome } from '../../explore/cells.ts';
import { type Cell, shownFor } from '../../explore/gridOrder.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import type { MapWork } from '../../store/explore/ExploreState.ts';
import { scenarioOfCell } from '../../store/explore/mapTask.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './maps.module.css';
import {
  labelledPlaces,
  levelsOf,
  type MapScale,
  scaleOf,
  shadeOf,
  surfaceOf,
} from './mapScale.ts';
import { figureText } from '../parts/figureText.ts';
import { unitOf, valueText, variableName } from './variableWords.ts';

interface MapPictureProps {
  readonly work: MapWork;
  readonly outcome: MapOutcome;
  /** Somebody wants to see the very run of a cell. */
  readonly onOpen: (scenario: Scenario) => void;
}

/** The map: a shade for each cell, lines of equal outcome, the values along both sides. */
export function MapPicture({ work, outcome, onOpen }: MapPictureProps) {
  const t = useTexts('maps');
  const faults = useTexts('faults');
  const { scenario, task, version } = work;
  const { question, xs, ys } = task;
  const [pointed, setPointed] = useState<Cell>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = scaleOf(task.cells, outcome);
  const units = { x: unitOf(scenario, question.x.paths), y: unitOf(scenario, question.y.paths) };
  const values = shownValues(work, outcome);

  // Thousands of cells: painted, not made of elements. The theme may have changed since.
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context === null || context === undefined) return;
    paint(context, { values, columns: xs.length, rows: ys.length, scale });
  }, [values, xs, ys, scale, version]);

  const open = ({ column, row }: Cell) => {
    const at = { x: xs[column] ?? 0, y: ys[row] ?? 0 };
    onOpen(scenarioOfCell(scenario, question, at));
  };
  const textOf = ({ column, row }: Cell): string => {
    const cell = task.cells[row * xs.length + column];
    return t('cell', {
      x: valueText(xs[column] ?? 0, units.x),
      y: valueText(ys[row] ?? 0, units.y),
      value:
        cell === undefined
          ? t('notYet')
          : figureText(outcome, cellValue(cell, outcome), t('never')),
    });
  };
  const words = { t, faults };
  return (
    <figure className={styles.picture}>
      <div className={styles.sideName}>{variableName(scenario, question.y.paths, words)}</div>
      <ol className={styles.sideValues} aria-hidden="true">
        {labelledPlaces(ys.length, 12).map((place) => (
          <li key={place} style={{ bottom: `${String(((place + 0.5) / ys.length) * 100)}%` }}>
            {valueText(ys[place] ?? 0, units.y)}
          </li>
        ))}
      </ol>
      <div
        className={styles.cells}
        role="application"
        aria-label={t('mapOf', { outcome: t(`outcome_${outcome}`) })}
        aria-roledescription={t('map')}
        tabIndex={0}
        onPointerMove={(event) => setPointed(cellUnder(event, xs.length, ys.length))}
        onPointerLeave={() => setPointed(undefined)}
        onClick={() => {
          if (pointed !== undefined) open(pointed);
        }}
        onKeyDown={(event) => {
          const next = moved(pointed, event, { columns: xs.length, rows: ys.length });
          if (next !== undefined) setPointed(next);
          else if (event.key === 'Enter' && pointed !== undefined) open(pointed);
        }}
      >
        <canvas ref={canvas} className={styles.canvas} width={xs.length} height={ys.length} />
        <Lines
          values={values}
          size={{ columns: xs.length, rows: ys.length }}
          scale={scale}
          outcome={outcome}
        />
        {pointed === undefined ? null : (
          <div className={styles.cursor} style={placeOf(pointed, xs.length, ys.length)} />
        )}
      </div>
      <ol className={styles.footValues} aria-hidden="true">
        {labelledPlaces(xs.length, 8).map((place) => (
          <li key={place} style={{ left: `${String(((place + 0.5) / xs.length) * 100)}%` }}>
            {valueText(xs[place] ?? 0, units.x)}
          </li>
        ))}
      </ol>
      <div className={styles.footName}>{variableName(scenario, question.x.paths, words)}</div>
      <figcaption className={styles.caption}>
        <p role="status">{pointed === undefined ? t('pointAt') : textOf(pointed)}</p>
        <Legend outcome={outcome} scale={scale} hasNever={values.includes(Infinity)} />
      </figcaption>
    </figure>
  );
}

/** Each cell's own value, or that of the coarser cell it belongs to as long as it has none. */
function shownValues({ task }: MapWork, outcome: MapOutcome): readonly number[] {
  const { xs, ys, cells } = task;
  return cells.map((own, index) => {
    const at = { column: index % xs.length, row: Math.floor(index / xs.length) };
    const isDone = ({ column, row }: Cell) => cells[row * xs.length + column] !== undefined;
    const shown = own === undefined ? shownFor(at, isDone) : at;
    const cell = shown && cells[shown.row * xs.length + shown.column];
    return cell === undefined || ys.length === 0 ? NaN : cellValue(cell, outcome);
  });
}

interface Painting {
  readonly values: readonly number[];
  readonly columns: number;
  readonly rows: number;
  readonly scale: MapScale | undefined;
}

function paint(
  context: CanvasRenderingContext2D,
  { values, columns, rows, scale }: Painting,
): void {
  const style = getComputedStyle(context.canvas);
  const token = (name: string) => style.getPropertyValue(name);
  context.clearRect(0, 0, columns, rows);
  values.forEach((value, index) => {
    const shade = shadeOf(value, scale);
    // The first row of values lies at the bottom.
    const y = rows - 1 - Math.floor(index / columns);
    const fill = (colour: string, alpha: number) => {
      context.globalAlpha = alpha;
      context.fillStyle = token(colour);
      context.fillRect(index % columns, y, 1, 1);
    };
    fill('--surface', 1);
    if (shade.kind === 'never') fill('--connection-failed', 0.8);
    else if (shade.kind === 'value') fill('--accent', 0.06 + 0.84 * shade.ratio);
  });
  context.globalAlpha = 1;
}

interface LinesProps {
  readonly values: readonly number[];
  readonly size: { readonly columns: number; readonly rows: number };
  readonly scale: MapScale | undefined;
  readonly outcome: MapOutcome;
}

function Lines({ values, size: { columns, rows }, scale, outcome }: LinesProps) {
  if (scale === undefined || columns < 2 || rows < 2) return null;
  const found = contours()
    .size([columns, rows])
    .thresholds([...levelsOf(outcome, scale)])(surfaceOf(values, scale));
  return (
    <svg
      className={styles.lines}
      viewBox={`0 0 ${String(columns)} ${String(rows)}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {/* Rows count from the bottom. */}
      <g transform={`matrix(1 0 0 -1 0 ${String(rows)})`}>
        {found.map(({ value, coordinates }) => (
          <path
            key={value}
            d={coordinates.flat().map(ringPath(columns, rows)).join('')}
            fill="none"
            stroke="var(--ink)"
            strokeWidth={1.5}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </g>
    </svg>
  );
}

/** A ring without the parts that run along the edge of the map: those are no lines of equal outcome. */
function ringPath(columns: number, rows: number) {
  return (ring: readonly number[][]): string => {
    let path = '';
    let isDrawing = false;
    for (const [x = 0, y = 0] of ring) {
      const isEdge = x <= 0.5 || y <= 0.5 || x >= columns - 0.5 || y >= rows - 0.5;
      if (!isEdge || isDrawing) path += `${isDrawing ? 'L' : 'M'}${String(x)} ${String(y)}`;
      isDrawing = !isEdge;
    }
    return path;
  };
}

interface LegendProps {
  readonly outcome: MapOutcome;
  readonly scale: MapScale | undefined;
  readonly hasNever: boolean;
}

function Legend({ outcome, scale, hasNever }: LegendProps) {
  const t = useTexts('maps');
  if (scale === undefined) return null;
  return (
    <div className={styles.legend}>
      <strong>{t(`outcome_${outcome}`)}</strong>
      <span>{figureText(outcome, scale.low, t('never'))}</span>
      <span className={styles.ramp} />
      <span>{figureText(outcome, scale.high, t('never'))}</span>
      {hasNever ? (
        <>
          <span className={styles.neverMark} />
          <span>{t('neverRecovered')}</span>
        </>
      ) : null}
    </div>
  );
}

function cellUnder(event: PointerEvent<HTMLElement>, columns: number, rows: number): Cell {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  const column = Math.floor(((event.clientX - left) / width) * columns);
  const row = rows - 1 - Math.floor(((event.clientY - top) / height) * rows);
  return {
    column: Math.min(columns - 1, Math.max(0, column)),
    row: Math.min(rows - 1, Math.max(0, row)),
  };
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function moved(
  from: Cell | undefined,
  event: KeyboardEvent,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): Cell | undefined {
  const step = STEPS[event.key];
  if (step === undefined) return undefined;
  event.preventDefault();
  if (from === undefined) return { column: 0, row: 0 };
  return {
    column: Math.min(columns - 1, Math.max(0, from.column + step[0])),
    row: Math.min(rows - 1, Math.max(0, from.row + step[1])),
  };
}

function placeOf({ column, row }: Cell, columns: number, rows: number) {
  return {
    left: `${String((column / columns) * 100)}%`,
    bottom: `${String((row / rows) * 100)}%`,
    width: `${String(100 / columns)}%`,
    height: `${String(100 / rows)}%`,
  };
}
