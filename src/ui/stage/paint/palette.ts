// The stage's colours: read from the sheet of tokens once for each theme, never per frame.
import type { LookName } from '../scene/dotLook.ts';

const TOKENS = {
  bg: '--bg',
  surface: '--surface',
  sunken: '--sunken',
  ink: '--ink',
  muted: '--muted',
  line: '--line',
  edge: '--edge',
  accent: '--accent',
  stored: '--stored',
  retried: '--retried',
  throttled: '--throttled',
  timedOut: '--timed-out',
  connectionFailed: '--connection-failed',
  rejected: '--rejected',
  lost: '--lost',
  duplicate: '--duplicate',
  deadLettered: '--dead-lettered',
  inFlight: '--in-flight',
  // Mixed for the stage alone, in its own style sheet.
  water: '--stage-water',
  bank: '--stage-bank',
  current: '--stage-current',
  cell: '--stage-cell',
  hatch: '--stage-hatch',
  cardShadow: '--stage-card-shadow',
  font: '--font',
} as const;

export type Palette = Readonly<Record<keyof typeof TOKENS, string>>;

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (token: string): string => style.getPropertyValue(token).trim();
  const names = Object.keys(TOKENS) as (keyof typeof TOKENS)[];
  const palette: Record<string, string> = {};
  for (const name of names) palette[name] = read(TOKENS[name]);
  return palette as Palette;
}

export function lookColour(palette: Palette, look: LookName): string {
  if (look === 'retrying') return palette.inFlight;
  if (look === 'waiting') return palette.retried;
  if (look === 'givenBack') return palette.throttled;
  return palette[look];
}
