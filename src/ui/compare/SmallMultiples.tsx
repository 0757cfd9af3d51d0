import { type LineName, LINES } from '../../explore/figures.ts';
import { CLIENT_BUCKETS, type ClientRun } from '../../store/compare/clientsTask.ts';
import { formatFactor, formatNumber, formatRate } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import { clientName } from './clientName.ts';
import styles from './compare.module.css';
import { areaPath, linePath } from './smallPaths.ts';

interface SmallMultiplesProps {
  readonly runs: readonly ClientRun[];
  readonly onOpen: (run: ClientRun) => void;
}

const BOX = { width: 240, height: 72 };

/** One small picture for each client, all on one axis. */
export function SmallMultiples({ runs, onOpen }: SmallMultiplesProps) {
  const t = useTexts('compare');
  const profiles = useTexts('profiles');
  const top = Math.max(1, ...runs.flatMap((run) => [...lineOf(run, 'attempts')]));
  return (
    <section aria-label={t('attemptsAndGoodput')}>
      <p className={styles.quiet}>
        {t('attemptsAndGoodput')}. {t('axisTop', { top: formatRate(top) })}.
      </p>
      <div className={styles.multiples}>
        {runs.map((run) => (
          <button
            key={`${run.kind.profile} ${run.kind.version}`}
            type="button"
            className={styles.multiple}
            disabled={run.figures === undefined}
            onClick={() => onOpen(run)}
          >
            <span className={styles.multipleName}>{clientName(profiles, run)}</span>
            <svg
              viewBox={`0 0 ${String(BOX.width)} ${String(BOX.height)}`}
              preserveAspectRatio="none"
              className={styles.multiplePlot}
              aria-hidden="true"
            >
              <path d={areaPath(lineOf(run, 'goodput'), { ...BOX, top })} fill="var(--stored)" />
              <path
                d={linePath(lineOf(run, 'attempts'), { ...BOX, top })}
                fill="none"
                stroke="var(--ink)"
                strokeWidth="1.2"
                vectorEffect="non-scaling-stroke"
              />
            </svg>
            <span className={styles.quiet}>
              {run.figures === undefined
                ? t('notIn')
                : `${formatRate(run.figures.goodputPerSec)} · ${formatFactor(run.figures.amplification)} · ${t('failed')} ${formatNumber(run.figures.failed)}`}
            </span>
          </button>
        ))}
      </div>
    </section>
  );
}

const NONE = new Float32Array(CLIENT_BUCKETS);

function lineOf({ lines }: ClientRun, name: LineName): Float32Array {
  if (lines === undefined) return NONE;
  const start = LINES.indexOf(name) * CLIENT_BUCKETS;
  return lines.subarray(start, start + CLIENT_BUCKETS);
}
