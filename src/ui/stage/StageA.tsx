import { Suspense, useMemo } from 'react';
import type { Recording } from '../../recording/Recording.ts';
import { useComparing } from '../../store/compare/CompareState.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Legend } from './Legend.tsx';
import { looksIn } from './scene/looksIn.ts';
import styles from './Stage.module.css';
import { StageTooltip } from './StageTooltip.tsx';
import { usePointer } from './usePointer.ts';
import { useStageBase } from './useStageBase.ts';
import { useStagePainter } from './useStagePainter.ts';
import { useStageSize } from './useStageSize.ts';

const NOTHING_MARKED = { kind: 'none' } as const;

/** The picture of A at the same moment: to be looked at and pointed at, not to be changed. */
export function StageA() {
  const t = useTexts('compare');
  const a = useComparing(({ now }) => now?.a);
  if (a === undefined) return null;
  if (a.status === 'failed') {
    return <p className={styles.computing}>{t('aFailed', { sentence: a.sentence })}</p>;
  }
  if (a.recording === undefined) return <p className={styles.computing}>{t('aComputing')}</p>;
  return <Picture recording={a.recording} label={t('stageOfA')} />;
}

function Picture({ recording, label }: { readonly recording: Recording; readonly label: string }) {
  const { scenario } = recording;
  const [element, attachSize, size] = useStageSize();
  const base = useStageBase(element, size, scenario);
  const painted = useStagePainter(base, recording, NOTHING_MARKED);
  const { attachCanvas, painter, dotScale } = painted;
  const looks = useMemo(() => looksIn(recording), [recording]);
  const layout = base?.layout;
  const pointer = usePointer({ painter, layout, roads: base?.roads, onClick: () => true });
  return (
    <>
      <div
        ref={attachSize}
        className={styles.stage}
        data-stage="a"
        onPointerMove={pointer.onPointerMove}
        onPointerLeave={pointer.onPointerLeave}
      >
        <canvas ref={attachCanvas} className={styles.canvas} role="img" aria-label={label} />
        {layout === undefined ? null : <Legend looks={looks} dotScale={dotScale} layout={layout} />}
      </div>
      {pointer.pointed === undefined || painter === undefined || layout === undefined ? null : (
        <Suspense>
          <StageTooltip pointed={pointer.pointed} painter={painter} layout={layout} />
        </Suspense>
      )}
    </>
  );
}
