import type { ReactNode } from 'react';
import styles from './Lanes.module.css';

interface LaneProps {
  /** Stands left of the time axis; on a phone above the lane. */
  readonly name: ReactNode;
  readonly heightPx: number;
  /** What `useTimeHover` calls it. */
  readonly part?: string;
  readonly children: ReactNode;
}

/** One row along the time axis, with its name. */
export function Lane({ name, heightPx, part, children }: LaneProps) {
  return (
    <div className={styles.lane}>
      <div className={styles.name}>{name}</div>
      <div className={styles.track} style={{ height: heightPx }} data-time-part={part}>
        {children}
      </div>
    </div>
  );
}
