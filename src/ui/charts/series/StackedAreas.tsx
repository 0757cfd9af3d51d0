import type { ChartScales } from '../frame/ChartPlot.tsx';
import { areaPath } from './paths.ts';
import type { Band } from './stackBands.ts';

interface StackedAreasProps<Name extends string> {
  readonly bands: readonly Band<Name>[];
  readonly colourOf: (name: Name) => string;
  readonly xs: Float64Array;
  readonly scales: ChartScales;
}

/** One path for each band. A hairline of the background parts them where colours alone would not. */
export function StackedAreas<Name extends string>(props: StackedAreasProps<Name>) {
  const { bands, colourOf, xs, scales } = props;
  const { y, area } = scales;
  const edges = [area.x, area.x + area.width] as const;
  return bands.map(({ name, lower, upper }) => (
    <path
      key={name}
      d={areaPath({ xs, lower, upper, y, edges })}
      fill={colourOf(name)}
      fillOpacity={0.85}
      stroke="var(--bg)"
      strokeWidth={0.5}
    />
  ));
}
