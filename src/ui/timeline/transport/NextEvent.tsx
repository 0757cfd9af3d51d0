import { nextEventMs } from '../../../recording/nextEventMs.ts';
import { usePlayheadMs } from '../../../store/playhead.ts';
import { useSluice } from '../../../store/sluice.ts';
import { formatMs } from '../../parts/formatters.ts';
import { useWatchMode } from '../../parts/timeView.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { nextEventText } from './nextEventText.ts';
import styles from '../Transport.module.css';

/** Nobody reads faster, and each time costs a look-up. */
const TIMES_PER_SEC = 4;
/** Played faster than this, the next event is over before one has read of it. */
const SPEED_MAX = 0.1;

/** What comes next, while time stands or creeps. */
export function NextEvent() {
  const isReadable = useSluice(({ isPlaying, speed }) => !isPlaying || speed <= SPEED_MAX);
  const isLive = useWatchMode() === 'live';
  return <p className={styles.next}>{isReadable && !isLive ? <Sentence /> : null}</p>;
}

function Sentence() {
  const t = useTexts('timeline');
  const atMs = usePlayheadMs(TIMES_PER_SEC);
  const recording = useSluice((state) => state.run.recording);
  if (recording === undefined) return null;
  const event = nextEventMs(recording, atMs);
  if (event === undefined) return t('noNextEvent');
  const what = nextEventText(recording, event, t);
  return t('nextEvent', { what, time: formatMs(event.atMs - atMs) });
}
