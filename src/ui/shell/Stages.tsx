import { lazy, Suspense } from 'react';
import { useComparing } from '../../store/compare/CompareState.ts';
import { Stage } from '../stage/Stage.tsx';
import { loadTexts } from '../texts/texts.ts';
import styles from './Stages.module.css';

const StageA = lazy(async () => {
  const [{ StageA }] = await Promise.all([import('../stage/StageA.tsx'), loadTexts('compare')]);
  return { default: StageA };
});

/** The stage; when two runs are compared, that of A beside it. Where there is room for one, the one that is chosen. */
export function Stages() {
  const isComparing = useComparing(({ now }) => now !== undefined);
  const side = useComparing((state) => state.side);
  return (
    <div className={styles.stages} data-compares={isComparing} data-side={side}>
      <div className={styles.b}>
        <Stage />
        {isComparing ? <Badge letter="B" /> : null}
      </div>
      {isComparing ? (
        <div className={styles.a}>
          <Suspense fallback={null}>
            <StageA />
          </Suspense>
          <Badge letter="A" />
        </div>
      ) : null}
    </div>
  );
}

function Badge({ letter }: { readonly letter: 'A' | 'B' }) {
  return (
    <span className={styles.badge} aria-hidden="true">
      {letter}
    </span>
  );
}
