import { cellValue, type MapOutcome } from '../../explore/cells.ts';
import { mapCsv } from '../../explore/mapCsv.ts';
import type { MapWork } from '../../store/explore/ExploreState.ts';
import { Button } from '../parts/Button.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './maps.module.css';
import { figureText } from '../parts/figureText.ts';
import { unitOf, valueText, variableName } from './variableWords.ts';

interface MapTableProps {
  readonly work: MapWork;
  readonly outcome: MapOutcome;
}

/** The same map as numbers: a table to read, and a file to take along. */
export function MapTable({ work, outcome }: MapTableProps) {
  const t = useTexts('maps');
  const faults = useTexts('faults');
  const { scenario, task } = work;
  const { question, xs, ys, cells } = task;
  const names = [question.x, question.y].map(({ paths }) =>
    variableName(scenario, paths, { t, faults }),
  );
  const [xName = '', yName = ''] = names;
  const units = { x: unitOf(scenario, question.x.paths), y: unitOf(scenario, question.y.paths) };
  const rows = ys.map((y, row) => ({ y, row })).toReversed();
  return (
    <details className={styles.details}>
      <summary>{t('asTable')}</summary>
      <Button
        isSmall
        onClick={() => save(mapCsv({ xName, yName, xs, ys, cells, firstSeed: scenario.seed }))}
      >
        {t('csv')}
      </Button>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('asTable')}>
        <table className={styles.table}>
          <caption>
            {t('tableCaption', { outcome: t(`outcome_${outcome}`), x: xName, y: yName })}
          </caption>
          <thead>
            <tr>
              <td />
              {xs.map((x) => (
                <th key={x} scope="col">
                  {valueText(x, units.x)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ y, row }) => (
              <tr key={y}>
                <th scope="row">{valueText(y, units.y)}</th>
                {xs.map((x, column) => {
                  const cell = cells[row * xs.length + column];
                  return (
                    <td key={x}>
                      {cell === undefined
                        ? ''
                        : figureText(outcome, cellValue(cell, outcome), t('never'))}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function save(csv: string): void {
  const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'sluice-map.csv';
  link.click();
  URL.revokeObjectURL(address);
}
