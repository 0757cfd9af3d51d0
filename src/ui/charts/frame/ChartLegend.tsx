import type { Swatch } from './Reading.ts';
import { SwatchMark } from './SwatchMark.tsx';
import styles from './ChartLegend.module.css';

export interface LegendItem {
  readonly key: string;
  readonly name: string;
  readonly swatch: Swatch;
}

interface LegendProps {
  readonly items: readonly LegendItem[];
  /** Below each other, not side by side. */
  readonly isColumn?: boolean;
}

/** Names of the series. The pointer goes through it to the chart. */
export function ChartLegend({ items, isColumn = false }: LegendProps) {
  return (
    <ul className={isColumn ? styles.column : styles.row}>
      {items.map(({ key, name, swatch }) => (
        <li key={key} className={styles.item}>
          <SwatchMark swatch={swatch} />
          {name}
        </li>
      ))}
    </ul>
  );
}
