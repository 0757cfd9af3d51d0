import { useSluice } from '../../store/sluice.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './Header.module.css';
import { isEdited, scenarioTitle } from '../parts/scenarioTitle.ts';

/** What is open: its name, the seed, and whether it still is what the name promises. */
export function ScenarioTitle() {
  const t = useTexts('shell');
  const title = useSluice((state) => scenarioTitle(state.scenario, t('untitled')));
  const seed = useSluice((state) => state.scenario.seed);
  const edited = useSluice((state) => isEdited(state.scenario));
  return (
    <div className={styles.title}>
      <h1 className={styles.name}>{title}</h1>
      <span className={styles.sub}>
        {t('seed', { seed })}
        {edited ? ` · ${t('edited')}` : ''}
      </span>
    </div>
  );
}
