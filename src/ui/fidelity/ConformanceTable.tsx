import type { CaseReport } from '../../store/fidelity.ts';
import { fidelity, useFidelity } from '../../store/fidelity.ts';
import { addressOf } from '../../store/page.ts';
import { Button } from '../parts/Button.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { formatNumber, formatPercent } from '../parts/formatters.ts';
import { profileTitle } from '../parts/profileTitle.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './ConformanceTable.module.css';
import { countsOf, surprisesOf, tableGroups } from './tableOf.ts';
import type { Counts, TableRow } from './tableOf.ts';

const COMMAND = 'npm run -s sluice -- conform';

/** Every client and version with its share of recorded experiments that the model does in the same way. */
export function ConformanceTable() {
  const t = useTexts('fidelity');
  const results = useFidelity((state) => state.results);
  if (results === undefined) return <p>{t('loading')}</p>;
  const counts = countsOf(results);
  return (
    <>
      <h1>{t('tableTitle')}</h1>
      <p className={styles.about}>{t('tableAbout')}</p>
      <dl className={styles.sums}>
        <Sum
          label={t('conforming')}
          count={counts.conforming}
          name="conforming"
          note={formatPercent(counts.conforming / Math.max(1, counts.total))}
        />
        <Sum label={t('notModelled')} count={counts.notModelled} name="notModelled" />
        <Sum label={t('differing')} count={counts.differing} name="differing" />
      </dl>
      <p className={styles.command}>
        {t('ofCases', { count: formatNumber(counts.total) })} · {t('command')}{' '}
        <code>{COMMAND}</code>
        <CopyButton text={COMMAND} label={t('command')} isSmall />
      </p>
      <Replay results={results} />
      <Groups results={results} />
    </>
  );
}

interface SumProps {
  readonly label: string;
  readonly count: number;
  readonly name: 'conforming' | 'notModelled' | 'differing';
  readonly note?: string;
}

function Sum({ label, count, name, note }: SumProps) {
  return (
    <div className={styles[name]}>
      <dt>{label}</dt>
      <dd>
        {formatNumber(count)}
        {note === undefined ? null : <small>{note}</small>}
      </dd>
    </div>
  );
}

/** Whoever does not believe the table can play all of it anew. */
function Replay({ results }: { readonly results: readonly CaseReport[] }) {
  const t = useTexts('fidelity');
  const isPlaying = useFidelity((state) => state.isPlayingAll);
  const replayed = useFidelity((state) => state.replayed);
  const surprises = surprisesOf(results, replayed);
  const total = formatNumber(results.length);
  const isDone = !isPlaying && replayed.size === results.length;
  return (
    <div className={styles.replay}>
      <Button onClick={isPlaying ? fidelity.stop : fidelity.playAll}>
        {t(isPlaying ? 'stop' : 'playAll')}
      </Button>
      {replayed.size > 0 || isPlaying ? (
        <progress value={replayed.size} max={results.length} aria-label={t('playAll')} />
      ) : null}
      <span role="status">
        {isPlaying ? t('playing', { done: formatNumber(replayed.size), total }) : null}
        {isDone && surprises.length === 0 ? t('playedSame', { total }) : null}
        {isDone && surprises.length > 0
          ? t('playedOther', { total, count: surprises.length, ids: surprises.join(', ') })
          : null}
      </span>
    </div>
  );
}

function Groups({ results }: { readonly results: readonly CaseReport[] }) {
  const t = useTexts('fidelity');
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('profile')}</th>
          <th scope="col">{t('version')}</th>
          <th scope="col" className={styles.barCell}>
            {t('share')}
          </th>
          <th scope="col" className={styles.number}>
            {t('cases')}
          </th>
          <th scope="col" className={styles.number}>
            {t('conforming')}
          </th>
          <th scope="col" className={styles.number}>
            {t('leftOut')}
          </th>
          <th scope="col" className={styles.number}>
            {t('differing')}
          </th>
        </tr>
      </thead>
      <tbody>
        {tableGroups(results).flatMap(({ profile, rows }) =>
          rows.map((row, index) => (
            <Row
              key={`${profile} ${row.version}`}
              profile={profile}
              row={row}
              isFirst={index === 0}
            />
          )),
        )}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly profile: string;
  readonly row: TableRow;
  /** Of its profile: it bears the name. */
  readonly isFirst: boolean;
}

function Row({ profile, row: { version, counts }, isFirst }: RowProps) {
  const t = useTexts('fidelity');
  const words = useTexts('profiles');
  const title = profileTitle(words, profile);
  const shown = version === '' ? t('noVersion') : version;
  return (
    <tr className={isFirst ? styles.first : undefined}>
      <th scope="row">
        <span className={isFirst ? undefined : styles.repeated}>{title}</span>
      </th>
      <td>
        <a
          href={addressOf({ kind: 'fidelity', view: { kind: 'cases', profile, version } })}
          aria-label={t('openCases', { profile: title, version: shown })}
        >
          {shown}
        </a>
      </td>
      <td className={styles.barCell}>
        <Bar counts={counts} />
      </td>
      <td className={styles.number}>{formatNumber(counts.total)}</td>
      <td className={styles.number}>{formatNumber(counts.conforming)}</td>
      <td className={styles.number}>{orDash(counts.notModelled)}</td>
      <td className={`${styles.number ?? ''} ${counts.differing > 0 ? (styles.bad ?? '') : ''}`}>
        {orDash(counts.differing)}
      </td>
    </tr>
  );
}

function orDash(count: number): string {
  return count === 0 ? '–' : formatNumber(count);
}

function Bar({ counts }: { readonly counts: Counts }) {
  const width = (count: number): { readonly width: string } => ({
    width: `${String((100 * count) / counts.total)}%`,
  });
  return (
    <span className={styles.bar} aria-hidden="true">
      <span className={styles.conformingBar} style={width(counts.conforming)} />
      <span className={styles.notModelledBar} style={width(counts.notModelled)} />
      <span className={styles.differingBar} style={width(counts.differing)} />
    </span>
  );
}
