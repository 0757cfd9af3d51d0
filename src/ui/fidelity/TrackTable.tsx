import type { CasePicture } from '../../store/fidelity.ts';
import { formatNumber } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import { letterOf } from './caseAxis.ts';
import styles from './CaseWaterfall.module.css';

type Track = CasePicture['tracks'][number];
type Mark = Track['recorded']['marks'][number];
type End = NonNullable<Track['recorded']['end']>;

interface TrackTableProps {
  readonly track: Track;
  readonly isOpen: boolean;
}

/** The two lines of a message in words and figures. */
export function TrackTable({ track: { name, recorded, model }, isOpen }: TrackTableProps) {
  const t = useTexts('fidelity');
  const count = Math.max(recorded.marks.length, model.marks.length);
  return (
    <details className={styles.details} open={isOpen}>
      <summary>{t('inFigures', { name })}</summary>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">{t('recorded')}</th>
            <th scope="col">{t('model')}</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: count }, (_, index) => (
            <tr key={String(index)}>
              <th scope="row">{t('attemptNumber', { number: index + 1 })}</th>
              <td>
                <MarkText mark={recorded.marks[index]} />
              </td>
              <td>
                <MarkText mark={model.marks[index]} />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('end')}</th>
            <td>
              <EndText end={recorded.end} />
            </td>
            <td>
              <EndText end={model.end} />
            </td>
          </tr>
        </tbody>
      </table>
    </details>
  );
}

function MarkText({ mark }: { readonly mark: Mark | undefined }) {
  const t = useTexts('fidelity');
  if (mark === undefined) return t('none');
  const { atMs, name, place, spreadMs } = mark;
  return (
    <>
      {name === '' ? t('brokerNumber', { letter: letterOf(place) }) : name} · {inMs(atMs, t)}
      <Spread spreadMs={spreadMs} />
    </>
  );
}

function EndText({ end }: { readonly end: End | undefined }) {
  const t = useTexts('fidelity');
  if (end === undefined) return t('noEnd');
  return (
    <>
      {end.isGood ? '✓' : '✕'} {end.text} · {inMs(end.atMs, t)}
      <Spread spreadMs={end.spreadMs} />
    </>
  );
}

function Spread({ spreadMs }: { readonly spreadMs: readonly [number, number] | undefined }) {
  const t = useTexts('fidelity');
  if (spreadMs === undefined) return null;
  const [low, high] = spreadMs;
  return (
    <small>({t('between', { low: formatNumber(low, 1), high: formatNumber(high, 1) })})</small>
  );
}

function inMs(atMs: number, t: ReturnType<typeof useTexts<'fidelity'>>): string {
  return t('atMs', { time: formatNumber(atMs, 1) });
}
