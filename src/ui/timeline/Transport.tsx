import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { sluice, useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { formatNumber } from '../parts/formatters.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { Menu } from '../parts/Menu.tsx';
import { loadTexts } from '../texts/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { NextEvent } from './transport/NextEvent.tsx';
import { TimeField } from './transport/TimeField.tsx';
import { SPEEDS } from './timeText.ts';
import styles from './Transport.module.css';

const WatchControls = lazy(async () => {
  const [{ WatchControls }] = await Promise.all([
    import('./watch/WatchControls.tsx'),
    loadTexts('watch'),
  ]);
  return { default: WatchControls };
});

/** Play, step, the moment and the speed; then what else is done at the playhead. */
export function Transport({ children }: { readonly children?: ReactNode }) {
  const t = useTexts('timeline');
  const durationMs = useSluice((state) => state.scenario.durationMs);
  return (
    <div role="group" className={styles.transport} aria-label={t('transport')}>
      <PlayButton />
      <Button
        isIcon
        aria-label={t('toStart')}
        title={t('toStart')}
        onClick={() => sluice.getState().seekTo(0)}
      >
        <Sign path="M2.5 3v10M9 3.5v9L4 8zM14.5 3.5v9L9.5 8z" />
      </Button>
      <Button
        isIcon
        aria-label={t('stepBack')}
        title={t('stepBack')}
        onClick={() => sluice.getState().stepEvent(-1)}
      >
        <Sign path="M9.5 3.5v9L3 8zM12.5 3v10" />
      </Button>
      <Button
        aria-label={t('stepForward')}
        title={t('stepForward')}
        onClick={() => sluice.getState().stepEvent(1)}
      >
        <span className={styles.step}>{t('step')}</span>
        <Sign path="M3.5 3v10M6.5 3.5v9L13 8z" />
      </Button>
      <TimeField />
      <span className={styles.total}>
        {t('ofTotal', { total: `${formatNumber(durationMs / 1000)}\u00a0s` })}
      </span>
      <SpeedMenu />
      <Suspense fallback={null}>
        <WatchControls />
      </Suspense>
      {children}
      <NextEvent />
    </div>
  );
}

function PlayButton() {
  const t = useTexts('timeline');
  const isPlaying = useSluice((state) => state.isPlaying);
  const name = isPlaying ? t('pause') : t('play');
  return (
    <Button
      variant="primary"
      className={styles.play}
      aria-label={name}
      title={name}
      onClick={() => {
        const { play, pause } = sluice.getState();
        if (isPlaying) pause();
        else play();
      }}
    >
      <Sign path={isPlaying ? 'M4.5 3h2.2v10H4.5zM9.3 3h2.2v10H9.3z' : 'M4.5 2.5v11L13 8z'} />
    </Button>
  );
}

const SPEED_IDS = SPEEDS.map(String);

function SpeedMenu() {
  const t = useTexts('timeline');
  const speed = useSluice((state) => state.speed);
  const name = (value: number) => t('speedValue', { speed: formatNumber(value) });
  const items = SPEEDS.map((value) => ({ id: String(value), label: name(value) }));
  const selected = SPEED_IDS.find((id) => Number(id) === speed);
  return (
    <Menu
      label={t('speed')}
      sections={[{ id: 'speeds', items }]}
      {...(selected === undefined ? {} : { selected })}
      onChoose={(id) => sluice.getState().setSpeed(Number(id))}
      placement="top start"
      button={{ variant: 'ghost', className: styles.speed ?? '' }}
    >
      <span className={styles.unseen}>{t('speed')} </span>
      {name(speed)}
      <Glyph name="down" size={12} />
    </Menu>
  );
}

function Sign({ path }: { readonly path: string }): ReactNode {
  return (
    <svg
      width="14"
      height="14"
      viewBox="0 0 16 16"
      fill="currentColor"
      stroke="currentColor"
      strokeWidth={1.2}
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
