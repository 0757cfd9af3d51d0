import type { Swatch } from './Reading.ts';

const SIZE_PX = 10;

/** A series in small, as it looks in the chart: its name stands beside it. */
export function SwatchMark({ swatch }: { readonly swatch: Swatch | undefined }) {
  return (
    <svg
      width={SIZE_PX}
      height={SIZE_PX}
      viewBox="0 0 10 10"
      aria-hidden="true"
      style={{ flex: 'none' }}
    >
      {swatch === undefined ? null : <Shape {...swatch} />}
    </svg>
  );
}

function Shape({ colour, shape }: Swatch) {
  const line = { stroke: colour, strokeWidth: 2, fill: 'none' };
  switch (shape) {
    case 'area':
      return <rect x="1" y="1" width="8" height="8" rx="2" fill={colour} />;
    case 'line':
      return <path d="M0 5h10" {...line} />;
    case 'dashed':
      return <path d="M0 5h4M6 5h4" {...line} strokeWidth={1.6} />;
    case 'dot':
      return <circle cx="5" cy="5" r="2.5" fill={colour} />;
    case 'tick':
      return <path d="M3 1v8M7 1v8" {...line} strokeWidth={1.6} />;
  }
}
