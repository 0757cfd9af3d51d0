import { OUTCOME_BANDS } from '../../recording/bands.ts';
import type { OutcomeBand } from '../../recording/bands.ts';
import styles from './OutcomeMark.module.css';

/** How an attempt is seen: as in the charts, and copies beyond the first apart. */
export type OutcomeLook = OutcomeBand | 'duplicate';

export const OUTCOME_LOOKS: readonly OutcomeLook[] = [...OUTCOME_BANDS, 'duplicate'];

/** The shape and colour of an outcome, the same as on the stage. Its name stands beside it. */
export function OutcomeMark({
  look,
  size = 12,
}: {
  readonly look: OutcomeLook;
  readonly size?: number;
}) {
  return (
    <svg
      className={styles[look]}
      width={size}
      height={size}
      viewBox="0 0 12 12"
      fill="currentColor"
      stroke="currentColor"
      strokeWidth={0}
      aria-hidden="true"
    >
      <Shape look={look} />
    </svg>
  );
}

function Shape({ look }: { readonly look: OutcomeLook }) {
  const hollow = { fill: 'none', strokeWidth: 2 };
  switch (look) {
    case 'stored':
      return <circle cx="6" cy="6" r="4.5" />;
    case 'retried':
      return <circle cx="6" cy="6" r="3.8" {...hollow} />;
    case 'throttled':
      return <path d="M6 .5L11.5 6 6 11.5.5 6z" />;
    case 'timedOut':
      return <rect x="1.5" y="1.5" width="9" height="9" rx="1" />;
    case 'connectionFailed':
      return <path d="M2 2l8 8M10 2l-8 8" strokeWidth="2.4" strokeLinecap="round" fill="none" />;
    case 'rejected':
      return <path d="M6 1l5.3 9.6H.7z" />;
    case 'lost':
      return <path d="M1.6 2h8.8L6 10z" strokeLinejoin="round" {...hollow} strokeWidth={1.8} />;
    case 'inFlight':
      return <circle cx="6" cy="6" r="2.4" />;
    case 'duplicate':
      return (
        <>
          <circle cx="6" cy="6" r="5" {...hollow} strokeWidth={1.5} />
          <circle cx="6" cy="6" r="2" {...hollow} strokeWidth={1.5} />
        </>
      );
  }
}
