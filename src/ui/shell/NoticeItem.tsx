import { unreachable } from '../../lib/assert.ts';
import { problemText } from '../../scenario/problemText.ts';
import { useSluice } from '../../store/sluice.ts';
import type { Notice } from '../../store/SluiceState.ts';
import { Button } from '../parts/Button.tsx';
import { formatClock } from '../parts/formatters.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './Notices.module.css';
import { RunLink } from './RunLink.tsx';

interface NoticeItemProps {
  readonly notice: Notice;
}

const BAD: readonly Notice['kind'][] = ['runFailed', 'refused', 'brokenLink', 'fileNotRead'];

export function NoticeItem({ notice }: NoticeItemProps) {
  const t = useTexts('notices');
  const dismiss = useSluice((state) => state.dismissNotice);
  const look = BAD.includes(notice.kind) ? `${styles.notice} ${styles.isBad}` : styles.notice;
  return (
    <article className={look}>
      <div className={styles.text}>
        <NoticeText notice={notice} />
      </div>
      <Button
        variant="ghost"
        isIcon
        aria-label={t('dismiss')}
        onClick={() => {
          dismiss(notice.id);
        }}
      >
        <Glyph name="cross" />
      </Button>
    </article>
  );
}

function NoticeText({ notice }: NoticeItemProps) {
  const t = useTexts('notices');
  const language = useSluice((state) => state.language);
  switch (notice.kind) {
    case 'sentence':
      return <p>{notice.text}</p>;
    case 'runFailed': {
      const sentence = notice.sentence === '' ? t('workerLost') : notice.sentence;
      return (
        <>
          <p>
            {t('runFailed', { at: formatClock(notice.simulatedMs), sentence })} <GoesOn />
          </p>
          <RunLink scenario={notice.scenario} />
        </>
      );
    }
    case 'refused':
      return (
        <p>
          {problemText(notice.problem, language)} <GoesOn />
        </p>
      );
    case 'brokenLink':
      return (
        <>
          <p>{t('brokenLink', { problem: problemText(notice.problem, language) })}</p>
          <textarea
            className={styles.original}
            readOnly
            aria-label={t('brokenLinkText')}
            value={notice.text}
          />
        </>
      );
    case 'remarks':
      return (
        <>
          <p>{t(notice.from === 'link' ? 'remarks' : 'fileRemarks')}</p>
          <ul className={styles.list}>
            {notice.remarks.map((remark) => {
              const text = problemText(remark, language);
              return <li key={text}>{text}</li>;
            })}
          </ul>
        </>
      );
    case 'fileNotRead': {
      const problem = problemText(notice.problem, language);
      return <p>{t('fileNotRead', { name: notice.name, problem })}</p>;
    }
    case 'otherDigest': {
      const { computed, expected } = notice;
      return <p>{t('otherDigest', { computed, expected })}</p>;
    }
    default:
      return unreachable(notice);
  }
}

/** Before the first run there is nothing to go on with. */
function GoesOn() {
  const t = useTexts('notices');
  const hasRun = useSluice((state) => state.run.recording !== undefined);
  return hasRun ? t('goesOn') : null;
}
