const PATHS = {
  undo: 'M6 3.5L3 6.5l3 3M3 6.5h6.2a3.6 3.6 0 0 1 0 7.2H6',
  redo: 'M10 3.5l3 3-3 3M13 6.5H6.8a3.6 3.6 0 0 0 0 7.2H10',
  theme: 'M8 2.5a5.5 5.5 0 1 0 0 11z',
  keys: 'M2 4.5h12v7H2zM4.5 7h.1M7 7h.1M9.5 7h.1M11.5 7h.1M5 9.3h6',
  more: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
} as const;

interface ShellGlyphProps {
  readonly name: keyof typeof PATHS;
}

/** Line drawings that only the frame of the page needs; what they stand on says in words what it is. */
export function ShellGlyph({ name }: ShellGlyphProps) {
  return (
    <svg
      width={16}
      height={16}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.2 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {name === 'theme' ? <circle cx={8} cy={8} r={5.5} /> : null}
      <path d={PATHS[name]} fill={name === 'theme' ? 'currentColor' : 'none'} />
    </svg>
  );
}
