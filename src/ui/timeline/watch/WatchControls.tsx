import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { stopWhilePlaying, useStops } from '../../../store/stops.ts';
import { Button } from '../../parts/Button.tsx';
import { Popover } from '../../parts/Popover.tsx';
import { timeView, useIsMarking, useTimeSpan, useWatchMode } from '../../parts/timeView.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { StopEditor } from './StopEditor.tsx';
import styles from './watch.module.css';

/** How one looks at the run: what is hidden, what is marked, how much of it is shown. */
export function WatchControls() {
  return (
    <div className={styles.controls}>
      <LiveSwitch />
      <SpanButton />
      <StopButton />
      <FitButton />
    </div>
  );
}

function LiveSwitch() {
  const t = useTexts('watch');
  const isLive = useWatchMode() === 'live';
  return (
    <Button
      variant="ghost"
      aria-pressed={isLive}
      className={styles.toggle ?? ''}
      title={t(isLive ? 'aboutExplore' : 'aboutLive')}
      onClick={() => timeView.setState({ watch: isLive ? 'explore' : 'live', hover: undefined })}
    >
      {t('live')}
    </Button>
  );
}

function SpanButton() {
  const t = useTexts('watch');
  const isMarking = useIsMarking();
  const hasSpan = useTimeSpan() !== undefined;
  return (
    <Button
      variant="ghost"
      aria-pressed={isMarking || hasSpan}
      className={styles.toggle ?? ''}
      title={t(hasSpan ? 'clearSpan' : 'aboutSpan')}
      onClick={() =>
        timeView.setState(
          hasSpan ? { span: undefined, isMarking: false } : { isMarking: !isMarking },
        )
      }
    >
      {t('span')}
    </Button>
  );
}

function StopButton() {
  const t = useTexts('watch');
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const isAnyOn = useStops().some(({ isOn }) => isOn);
  useEffect(() => stopWhilePlaying(), []);
  return (
    <>
      <Button
        ref={button}
        variant="ghost"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-pressed={isAnyOn}
        className={styles.toggle ?? ''}
        title={t('aboutStops')}
        onClick={() => setOpen(true)}
      >
        {t('stops')}
      </Button>
      <Popover
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        anchorRef={button}
        label={t('stopWhen')}
        placement="top"
      >
        <StopEditor />
      </Popover>
    </>
  );
}

function FitButton() {
  const t = useTexts('watch');
  const isZoomed = useStore(timeView, (state) => state.zoom !== undefined);
  if (!isZoomed) return null;
  return (
    <Button
      variant="ghost"
      className={styles.toggle ?? ''}
      title={t('aboutFit')}
      onClick={() => timeView.setState({ zoom: undefined })}
    >
      {t('fit')}
    </Button>
  );
}
