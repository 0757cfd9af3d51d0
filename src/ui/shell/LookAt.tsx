import { useSluice } from '../../store/sluice.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './LookAt.module.css';
import { presetStory } from './presetStory.ts';

/** What there is to see in this scenario, and what it teaches. */
export function LookAt() {
  const t = useTexts('presetStories');
  const preset = useSluice((state) => state.scenario.preset);
  const look = presetStory(preset, 'look', t);
  const teaches = presetStory(preset, 'teaches', t);
  if (look === undefined || teaches === undefined) return null;
  return (
    <div className={styles.strip}>
      <p className={styles.look}>{look}</p>
      <p className={styles.teaches}>{teaches}</p>
    </div>
  );
}
