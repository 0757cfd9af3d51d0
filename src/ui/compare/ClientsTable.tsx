import type { ClientRun } from '../../store/compare/clientsTask.ts';
import { formatNumber } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import { clientName } from './clientName.ts';
import styles from './compare.module.css';
import { figureText } from '../parts/figureText.ts';
import { type Column, COLUMNS, type Order } from './ranking.ts';

interface ClientsTableProps {
  /** In their order. */
  readonly runs: readonly ClientRun[];
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  readonly onOpen: (run: ClientRun) => void;
}

/** Who did best, by whichever figure one asks for. */
export function ClientsTable({ runs, order, onOrder, onOpen }: ClientsTableProps) {
  const t = useTexts('compare');
  const profiles = useTexts('profiles');
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('clientsTitle')}>
      <table className={styles.table}>
        <caption className={styles.quiet}>{t('ranked', { column: t(order.column) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rank')}</th>
            <th scope="col">{t('client')}</th>
            {COLUMNS.map((column) => (
              <ColumnHead key={column} column={column} order={order} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run, index) => (
            <tr key={`${run.kind.profile} ${run.kind.version}`}>
              <td>{formatNumber(index + 1)}</td>
              <th scope="row">
                <button
                  type="button"
                  className={styles.link}
                  disabled={run.figures === undefined}
                  aria-label={t('openRun', { client: clientName(profiles, run) })}
                  onClick={() => onOpen(run)}
                >
                  {clientName(profiles, run)}
                </button>
              </th>
              {COLUMNS.map((column) => (
                <td key={column}>
                  {run.figures === undefined
                    ? '…'
                    : figureText(column, run.figures[column], t('never'))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ColumnHeadProps {
  readonly column: Column;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

function ColumnHead({ column, order, onOrder }: ColumnHeadProps) {
  const t = useTexts('compare');
  const isChosen = order.column === column;
  return (
    <th scope="col" aria-sort={isChosen ? (order.isReversed ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={styles.sort}
        aria-label={t('sortBy', { column: t(column) })}
        onClick={() => onOrder({ column, isReversed: isChosen && !order.isReversed })}
      >
        {t(column)}
        <span aria-hidden="true">{isChosen ? (order.isReversed ? ' ▾' : ' ▴') : ''}</span>
      </button>
    </th>
  );
}
