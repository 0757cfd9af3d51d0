import type { Recording } from '../../recording/Recording.ts';
import type { Series } from '../../recording/seriesOf.ts';
import type { SeedsWork } from '../../store/explore/ExploreState.ts';
import type { OtherRun } from './otherRun.ts';
import type { ChartFrame } from './frame/ChartPlot.tsx';

/** What each of the four charts is given. */
export interface ChartProps {
  readonly recording: Recording;
  /** Of the stretch that is shown. */
  readonly series: Series;
  readonly frame: ChartFrame;
  readonly hasTimeLabels: boolean;
  /** The same scenario with many seeds, as far as they are computed. */
  readonly seeds: SeedsWork | undefined;
  /** Run A, when this one is held against it. */
  readonly other: OtherRun | undefined;
}
