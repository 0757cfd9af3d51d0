import { useState } from 'react';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { formatClock, formatMs } from '../../parts/formatters.ts';
import { useTexts } from '../../texts/useTexts.ts';
import type { ReadingRow } from './Reading.ts';
import { SwatchMark } from './SwatchMark.tsx';
import styles from './ChartTable.module.css';

interface ChartTableProps {
  readonly name: string;
  readonly rows: () => readonly ReadingRow[];
}

/** The button that opens the chart's values as a table. */
export function ChartTable({ name, rows }: ChartTableProps) {
  const t = useTexts('charts');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        isSmall
        isIcon
        className={styles.open}
        aria-label={t('tableOf', { name })}
        title={t('table')}
        onClick={() => setOpen(true)}
      >
        <TableGlyph />
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={name}
        closeLabel={t('closeTable')}
        isWide
      >
        <Table name={name} rows={rows} />
      </Dialog>
    </>
  );
}

function TableGlyph() {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" aria-hidden>
      <path d="M1.5 2h9v8h-9zM1.5 4.7h9M1.5 7.3h9M5 2v8" />
    </svg>
  );
}

function Table({ name, rows }: ChartTableProps) {
  const t = useTexts('charts');
  const all = rows();
  const columns = all[0]?.readings ?? [];
  const lengthMs = (all[1]?.fromMs ?? 0) - (all[0]?.fromMs ?? 0);
  return (
    <>
      <p className={styles.note}>{t('tableNote', { length: formatMs(lengthMs) })}</p>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={name}>
        <table className={styles.table}>
          <caption className={styles.unseen}>{name}</caption>
          <thead>
            <tr>
              <th scope="col">{t('from')}</th>
              {columns.map(({ key, name: column, swatch }) => (
                <th key={key} scope="col">
                  <SwatchMark swatch={swatch} /> {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map(({ fromMs, readings }) => (
              <tr key={fromMs}>
                <th scope="row">{formatClock(fromMs, 1)}</th>
                {readings.map(({ key, text, isNothing }) => (
                  <td key={key} className={isNothing ? styles.nothing : ''}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Reasons rows={all} />
    </>
  );
}

/** What the columns mean, where a name alone does not say it. */
function Reasons({ rows }: { readonly rows: readonly ReadingRow[] }) {
  const explained = (rows[0]?.readings ?? []).filter(({ why }) => why !== undefined);
  if (explained.length === 0) return null;
  return (
    <dl className={styles.reasons}>
      {explained.map(({ key, name, why }) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>{why}</dd>
        </div>
      ))}
    </dl>
  );
}
