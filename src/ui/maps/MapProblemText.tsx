import { unreachable } from '../../lib/assert.ts';
import { problemText } from '../../scenario/problemText.ts';
import type { MapProblem } from '../../store/explore/mapTask.ts';
import { sluice, useSluice } from '../../store/sluice.ts';
import { poolSize } from '../../store/explore/explore.ts';
import { formatMs, formatNumber } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './maps.module.css';

/** Why a map was not begun, in a sentence. */
export function MapProblemText({ problem }: { readonly problem: MapProblem }) {
  const t = useTexts('maps');
  const language = useSluice((state) => state.language);
  return (
    <p role="alert" className={styles.problem}>
      {problem.kind === 'memory' ? problemText(problem.problem, language) : sentence(problem, t)}
    </p>
  );
}

type Plain = Exclude<MapProblem, { kind: 'memory' }>;

function sentence(problem: Plain, t: ReturnType<typeof useTexts<'maps'>>): string {
  switch (problem.kind) {
    case 'noVariable':
      return t('noVariable', problem);
    case 'notNumeric':
      return t('notNumeric', problem);
    case 'notANumber':
      return t('notANumber', problem);
    case 'emptyRange':
      return t('emptyRange', problem);
    case 'logOfZero':
      return t('logOfZero', problem);
    case 'badSteps':
      return t('badSteps', problem);
    case 'outside':
      return t('outside', problem);
    case 'sameVariable':
      return t('sameVariable', problem);
    case 'badSeeds':
      return t('badSeeds', problem);
    case 'tooManyRuns':
      return t('tooManyRuns', {
        runs: formatNumber(problem.runs),
        max: formatNumber(problem.max),
        time: timeOf(problem.runs),
      });
    default:
      return unreachable(problem);
  }
}

/** How long so many runs would take, from how long the run that is shown took. */
function timeOf(runs: number): string {
  const { run } = sluice.getState();
  const eachMs = run.status === 'finished' ? run.wallMs : 50;
  return formatMs(Math.ceil((runs * eachMs) / poolSize / 1000) * 1000);
}
