import { lazy, Suspense } from 'react';
import { useSluice } from '../../store/sluice.ts';
import { loadTexts } from '../texts/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './Notices.module.css';

const NoticeItem = lazy(async () => {
  const [{ NoticeItem }] = await Promise.all([import('./NoticeItem.tsx'), loadTexts('notices')]);
  return { default: NoticeItem };
});

/** What the page has to tell; it stays until it is closed. */
export function Notices() {
  const t = useTexts('shell');
  const notices = useSluice((state) => state.notices);
  return (
    <section className={styles.notices} aria-label={t('notices')} aria-live="polite">
      {notices.map((notice) => (
        <Suspense key={notice.id} fallback={null}>
          <NoticeItem notice={notice} />
        </Suspense>
      ))}
    </section>
  );
}
