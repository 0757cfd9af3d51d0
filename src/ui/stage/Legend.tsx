import { formatMs, formatNumber } from '../parts/formatters.ts';
import type { Texts } from '../texts/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './Legend.module.css';
import { TRAVEL_WALL_MS } from './scene/stretch.ts';
import type { LookName } from './scene/dotLook.ts';
import { SHAPE_BOX, SHAPE_LINE, SHAPES } from './paint/shapes.ts';
import type { DotScale } from './paint/StagePainter.ts';
import type { StageLayout } from './scene/stageLayout.ts';

interface LegendProps {
  readonly looks: readonly LookName[];
  readonly dotScale: DotScale;
  readonly layout: StageLayout;
}

/** How dots are to be read: shape and colour, how many requests one is, how fast they go. */
export function Legend({ looks, dotScale, layout }: LegendProps) {
  const t = useTexts('stage');
  const notes = notesOf(t, dotScale);
  const list = (
    <ul className={styles.list}>
      {looks.map((look) => (
        <li key={look} className={styles.item}>
          <ShapeMark look={look} />
          {t(`look.${look}`)}
        </li>
      ))}
      {notes.length === 0 ? null : (
        <li className={styles.note} title={stretchedText(t, dotScale)}>
          {notes.join(' · ')}
        </li>
      )}
    </ul>
  );
  if (!layout.isVertical) {
    const { x, width } = layout.legend;
    return (
      <div className={styles.legend} style={{ left: x + 8, width: width - 16 }}>
        {list}
      </div>
    );
  }
  // Folded up until somebody wants it: a narrow stage has no room to spare.
  return (
    <details className={styles.folded}>
      <summary className={styles.summary}>{t('legend')}</summary>
      <div className={styles.sheet}>{list}</div>
    </details>
  );
}

function notesOf(t: Texts<'stage'>, { requestsPerDot, stretchMs }: DotScale): readonly string[] {
  return [
    ...(requestsPerDot > 1 ? [t('dotShare', { number: formatNumber(requestsPerDot) })] : []),
    ...(stretchMs > 0 ? [t('stretchedShort')] : []),
  ];
}

function stretchedText(t: Texts<'stage'>, { stretchMs }: DotScale): string | undefined {
  return stretchMs > 0 ? t('stretched', { time: formatMs(TRAVEL_WALL_MS) }) : undefined;
}

/** The shape of an outcome in small, as it moves on the stage. */
function ShapeMark({ look }: { readonly look: LookName }) {
  const { path, isFilled } = SHAPES[look];
  const box = `0 0 ${String(SHAPE_BOX)} ${String(SHAPE_BOX)}`;
  return (
    <svg className={styles.mark} data-look={look} viewBox={box} aria-hidden="true">
      <path
        d={path}
        fill={isFilled ? 'currentColor' : 'none'}
        stroke={isFilled ? 'none' : 'currentColor'}
        strokeWidth={SHAPE_LINE}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
