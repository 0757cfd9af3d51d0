import { useState } from 'react';
import type { CasePicture } from '../../store/fidelity.ts';
import { Button } from '../parts/Button.tsx';
import { formatMs, formatNumber } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import { axisEndMs, placeOf } from './caseAxis.ts';
import styles from './CaseWaterfall.module.css';
import { TrackTable } from './TrackTable.tsx';

type Track = CasePicture['tracks'][number];
type Line = Track['recorded'];

const FEW = 8; // one screen of messages
const OPEN_TABLES_MAX = 2;

/** Each message twice on the same axis: as it was recorded, and as the model does it. */
export function CaseWaterfall({ picture }: { readonly picture: CasePicture }) {
  const t = useTexts('fidelity');
  const [isAll, setAll] = useState(false);
  const { tracks } = picture;
  const endMs = axisEndMs(picture);
  const shown = isAll ? tracks : tracks.slice(0, FEW);
  return (
    <section className={styles.chart}>
      <h2>{t('waterfall')}</h2>
      <p className={styles.about}>
        {t('waterfallAbout')} {t(`signs_${picture.marks}`)}
      </p>
      <Axis endMs={endMs} />
      {shown.map((track) => (
        <div key={track.name} className={styles.track}>
          <h3>{track.name}</h3>
          <Strip who={t('recorded')} line={track.recorded} endMs={endMs} />
          <Strip who={t('model')} line={track.model} endMs={endMs} />
          <TrackTable
            track={track}
            marks={picture.marks}
            isOpen={tracks.length <= OPEN_TABLES_MAX}
          />
        </div>
      ))}
      {shown.length < tracks.length ? (
        <Button className={styles.more ?? ''} onClick={() => setAll(true)}>
          {t('moreMessages', { count: formatNumber(tracks.length - shown.length) })}
        </Button>
      ) : null}
    </section>
  );
}

const TICKS = [0, 0.25, 0.5, 0.75, 1];

function Axis({ endMs }: { readonly endMs: number }) {
  return (
    <div className={styles.axis} aria-hidden="true">
      <span />
      <span className={styles.ticks}>
        {TICKS.map((share) => (
          <span key={share} style={{ left: `${String(share * 100)}%` }}>
            {share === 0 ? '0' : formatMs(share * endMs)}
          </span>
        ))}
      </span>
    </div>
  );
}

interface StripProps {
  readonly who: string;
  readonly line: Line;
  readonly endMs: number;
}

/** The table below says the same in words. */
function Strip({ who, line: { marks, end }, endMs }: StripProps) {
  const first = marks[0]?.atMs ?? 0;
  const last = end?.atMs ?? marks.at(-1)?.atMs ?? 0;
  return (
    <div className={styles.line} aria-hidden="true">
      <span className={styles.who}>{who}</span>
      <span className={styles.strip}>
        <span
          className={styles.thread}
          style={{ left: placeOf(first, endMs), right: `calc(100% - ${placeOf(last, endMs)})` }}
        />
        {[...marks, ...(end === undefined ? [] : [end])].map(({ spreadMs }, index) =>
          spreadMs === undefined ? null : (
            <span
              key={String(index)}
              className={styles.spread}
              style={{
                left: placeOf(spreadMs[0], endMs),
                right: `calc(100% - ${placeOf(spreadMs[1], endMs)})`,
              }}
            />
          ),
        )}
        {marks.map(({ atMs, place, sign }, index) => (
          <span
            key={String(index)}
            className={`${styles.mark ?? ''} ${styles[`place${String(place % 5)}`] ?? ''}`}
            style={{ left: placeOf(atMs, endMs) }}
          >
            {sign}
          </span>
        ))}
        {end === undefined ? null : (
          <span
            className={`${styles.end ?? ''} ${(end.isGood ? styles.good : styles.failed) ?? ''}`}
            style={{ left: placeOf(end.atMs, endMs) }}
          >
            {end.isGood ? '✓' : '✕'}
          </span>
        )}
      </span>
    </div>
  );
}
