import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties } from 'react';
import { sluice, useSluice } from '../../store/sluice.ts';
import { loadTexts } from '../texts/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { BreakButton } from './BreakButton.tsx';
import { BreakMenu } from './BreakMenu.tsx';
import { faultText } from './faultText.ts';
import { Legend } from './Legend.tsx';
import { PartButtons } from './PartButtons.tsx';
import type { LabelTexts } from './partLabels.ts';
import { looksIn } from './scene/looksIn.ts';
import type { Hit } from './scene/pick.ts';
import type { Box } from './scene/stageLayout.ts';
import { NO_ROW } from '../../recording/Recording.ts';
import styles from './Stage.module.css';
import type { StagePart } from './stagePart.ts';
import type { StagePainter } from './paint/StagePainter.ts';
import { usePointer } from './usePointer.ts';
import { useStageBase } from './useStageBase.ts';
import { useStagePainter } from './useStagePainter.ts';
import { useStageSize } from './useStageSize.ts';

// With the first thing pointed at; the first picture does without.
const StageTooltip = lazy(async () => {
  const [{ StageTooltip }] = await Promise.all([import('./StageTooltip.tsx'), loadTexts('causes')]);
  return { default: StageTooltip };
});

/** The moving picture, drawn from the recording at the playhead's moment. It fills its container. */
export function Stage() {
  const t = useTexts('stage');
  const recording = useSluice((state) => state.run.recording);
  const drafted = useSluice((state) => state.scenario);
  // What is drawn is what was run; a scenario that is still computed comes with its recording.
  const scenario = recording?.scenario ?? drafted;
  const [element, attachSize, size] = useStageSize();
  const base = useStageBase(element, size, scenario);
  const { attachCanvas, painter, figures, dotScale } = useStagePainter(base, recording);
  const [open, setOpen] = useState<StagePart>();
  const anchor = useRef<HTMLButtonElement>(null);
  const networkAnchor = useRef<HTMLSpanElement>(null);
  const texts = useLabelTexts();
  const looks = useMemo(() => (recording ? looksIn(recording) : []), [recording]);
  const layout = base?.layout;

  const choose = (part: StagePart) => {
    sluice.getState().select(part);
    setOpen(part);
  };
  const pointer = usePointer({
    painter,
    layout,
    roads: base?.roads,
    onClick: (hit) => {
      if (hit?.kind === 'link') choose({ kind: 'network' });
      else return selectByClick(hit, painter);
      return true;
    },
  });
  // The sentences of "why?" come after the first picture.
  useEffect(() => void loadTexts('causes'), []);

  return (
    <>
      <div
        ref={attachSize}
        className={styles.stage}
        style={scaleStyle(layout?.scale)}
        data-points={pointer.pointed !== undefined}
        onPointerMove={pointer.onPointerMove}
        onPointerLeave={pointer.onPointerLeave}
        onClickCapture={pointer.onClickCapture}
      >
        <canvas ref={attachCanvas} className={styles.canvas} aria-hidden="true" />
        {layout === undefined ? null : (
          <>
            <PartButtons
              layout={layout}
              scenario={scenario}
              figures={figures}
              texts={texts}
              open={open}
              anchorRef={anchor}
              onOpen={choose}
            />
            {base?.consume === undefined ? null : (
              <base.consume.ConsumeParts
                layout={layout}
                scenario={scenario}
                figures={figures}
                texts={texts}
                open={open}
                anchorRef={anchor}
                onOpen={choose}
                consume={painter?.consume?.figures}
              />
            )}
            {recording === undefined ? (
              <p className={styles.computing}>{t('computing')}</p>
            ) : (
              <Legend looks={looks} dotScale={dotScale} layout={layout} />
            )}
            <BreakButton figures={figures} />
            {/* The network is as large as the stage: its menu stands in the midst of it. */}
            <span ref={networkAnchor} className={styles.anchor} style={middleOf(layout.middle)} />
          </>
        )}
      </div>
      {open === undefined ? null : (
        <BreakMenu
          part={open}
          scenario={drafted}
          isVertical={layout?.isVertical === true}
          anchorRef={open.kind === 'network' ? networkAnchor : anchor}
          onClose={() => setOpen(undefined)}
        />
      )}
      {pointer.pointed === undefined ||
      painter === undefined ||
      layout === undefined ||
      open ? null : (
        <Suspense>
          <StageTooltip pointed={pointer.pointed} painter={painter} layout={layout} />
        </Suspense>
      )}
    </>
  );
}

/** What stands beside the canvas grows with it on a large screen. */
function scaleStyle(scale = 1): CSSProperties {
  return { '--stage-scale': Math.min(1.7, Math.max(1, scale)) } as CSSProperties;
}

function middleOf({ x, y, width, height }: Box): CSSProperties {
  return { left: x + width / 2, top: y + height * 0.22 };
}

function useLabelTexts(): LabelTexts {
  const t = useTexts('stage');
  const faults = useTexts('faults');
  return useMemo(() => ({ t, nameOfFault: (entry) => faultText(faults, entry) }), [t, faults]);
}

/** What a click on the picture itself selects. False: it was meant for the button below it. */
function selectByClick(hit: Hit | undefined, painter: StagePainter | undefined): boolean {
  const { select } = sluice.getState();
  if (hit === undefined) {
    select({ kind: 'none' });
    return true;
  }
  if (hit.kind === 'attempt') {
    select({ kind: 'attempt', row: hit.row });
    return true;
  }
  if (hit.kind === 'delivery') {
    const row = painter?.scene?.recording.deliveries?.message[hit.row];
    if (row !== undefined) select({ kind: 'message', row });
    return row !== undefined;
  }
  if (hit.kind === 'caller') {
    if (!hit.isOne) return false;
    const row = painter?.scene?.clients[hit.client]?.callerMessage[hit.cell] ?? NO_ROW;
    if (row === NO_ROW) return false;
    select({ kind: 'message', row });
    return true;
  }
  if (hit.kind !== 'thread') return false;
  const now = painter?.scene?.brokers[hit.broker];
  if (now === undefined || hit.cell >= now.busy) return false;
  select({ kind: 'attempt', row: now.service[hit.cell] ?? 0 });
  return true;
}
