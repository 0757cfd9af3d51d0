import type { CasePicture } from '../../store/fidelity.ts';
import { formatNumber } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './CaseWaterfall.module.css';

type Track = CasePicture['tracks'][number];
type Mark = Track['recorded']['marks'][number];
type End = NonNullable<Track['recorded']['end']>;

interface TrackTableProps {
  readonly track: Track;
  readonly marks: CasePicture['marks'];
  readonly isOpen: boolean;
}

/** The two lines of a message in words and figures. */
export function TrackTable({ track, marks, isOpen }: TrackTableProps) {
  const t = useTexts('fidelity');
  const { name, recorded, model } = track;
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
              <th scope="row">{t(`number_${marks}`, { number: index + 1 })}</th>
              <td>
                <MarkText mark={recorded.marks[index]} marks={marks} />
              </td>
              <td>
                <MarkText mark={model.marks[index]} marks={marks} />
              </td>
            </tr>
          ))}
          {recorded.end === undefined && model.end === undefined ? null : (
            <tr>
              <th scope="row">{t('end')}</th>
              <td>
                <EndText end={recorded.end} />
              </td>
              <td>
                <EndText end={model.end} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </details>
  );
}

interface MarkTextProps {
  readonly mark: Mark | undefined;
  readonly marks: CasePicture['marks'];
}

function MarkText({ mark, marks }: MarkTextProps) {
  const t = useTexts('fidelity');
  if (mark === undefined) return t('none');
  const { atMs, name, sign, spreadMs } = mark;
  const letter = marks === 'attempts' ? t('brokerNumber', { letter: sign }) : '';
  const words = [name === '' ? letter : name, inMs(atMs, t)].filter((word) => word !== '');
  return (
    <>
      {words.join(' · ')}
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
