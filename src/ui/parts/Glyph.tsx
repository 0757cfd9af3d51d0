const PATHS = {
  cross: 'M4 4l8 8M12 4l-8 8',
  check: 'M3.5 8.5l3 3 6-7',
  down: 'M4 6l4 4 4-4',
  right: 'M6 4l4 4-4 4',
  left: 'M10 4L6 8l4 4',
  reset: 'M3.2 6.5A5.2 5.2 0 1 1 3 9.6M3 3.2v3.4h3.4',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  info: 'M8 7.2v4M8 4.6v.1M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  warning: 'M8 6v3.4M8 11.6v.1M8 2.2L14.4 13.4H1.6z',
  dice: 'M3 3h10v10H3zM5.8 5.8v.1M10.2 10.2v.1M10.2 5.8v.1M5.8 10.2v.1',
  copy: 'M6 6h7v7H6zM4 10H3V3h7v1',
  bin: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5',
  seek: 'M4.5 3.5h7L8 8.2zM8 8.2V13',
} as const;

export type GlyphName = keyof typeof PATHS;
export const GLYPH_NAMES = Object.keys(PATHS) as readonly GlyphName[];

/** A small line drawing in the colour of the text. The thing it stands on says in words what it is. */
export function Glyph({ name, size = 16 }: { readonly name: GlyphName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
