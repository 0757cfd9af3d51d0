import type { CasePicture } from '../../store/fidelity.ts';
import { formatNumber } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './CaseFigures.module.css';

type Figure = CasePicture['figures'][number];

/** Each recorded figure with what is allowed, and where the model's lies. */
export function CaseFigures({ figures }: { readonly figures: readonly Figure[] }) {
  const t = useTexts('fidelity');
  return (
    <section className={styles.figures}>
      <h2>{t('figures')}</h2>
      <p className={styles.about}>{t('figuresAbout')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('figure')}</th>
            <th scope="col" className={styles.number}>
              {t('recorded')}
            </th>
            <th scope="col" className={styles.number}>
              {t('allowed')}
            </th>
            <th scope="col" className={styles.number}>
              {t('model')}
            </th>
            <th scope="col" className={styles.range} aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <FigureRow key={figure.name} figure={figure} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function FigureRow({ figure }: { readonly figure: Figure }) {
  const t = useTexts('fidelity');
  const { name, recorded, low, high, got } = figure;
  const isWithin = got !== undefined && got >= low && got <= high;
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
      </th>
      <td className={styles.number}>{formatNumber(recorded)}</td>
      <td className={styles.number}>
        {t('between', { low: formatNumber(low), high: formatNumber(high) })}
      </td>
      <td className={`${styles.number ?? ''} ${isWithin ? '' : (styles.outside ?? '')}`}>
        {got === undefined ? t('none') : formatNumber(got)}
      </td>
      <td className={styles.range} aria-hidden="true">
        <Range figure={figure} />
      </td>
    </tr>
  );
}

function Range({ figure: { low, high, recorded, got } }: { readonly figure: Figure }) {
  const values = [low, high, recorded, got ?? recorded];
  const least = Math.min(...values);
  const width = Math.max(...values) - least;
  // Room on both sides; a figure that may not vary at all stands in the middle.
  const place = (value: number): string =>
    width === 0 ? '50%' : `${String(10 + (80 * (value - least)) / width)}%`;
  return (
    <span className={styles.bar}>
      <span
        className={styles.band}
        style={{ left: place(low), right: `calc(100% - ${place(high)})` }}
      />
      <span className={styles.tick} style={{ left: place(recorded) }} />
      {got === undefined ? null : <span className={styles.dot} style={{ left: place(got) }} />}
    </span>
  );
}
