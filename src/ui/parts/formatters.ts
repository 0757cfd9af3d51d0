// Every number on the screen is written here, the same in both languages: digits in groups of three
// parted by a narrow no-break space, the unit behind a no-break space.

const GROUP = '\u202f';
const BEFORE_UNIT = '\u00a0';
const MINUS = '\u2212';
const NOTHING = '–';

/** `12 345.6`. At most `digits` decimals (default: as many as three significant digits need). */
export function formatNumber(value: number, digits = decimalsFor(value)): string {
  if (Number.isNaN(value)) return NOTHING;
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  const [whole = '', decimals = ''] = Math.abs(value).toFixed(digits).split('.');
  const kept = decimals.replace(/0+$/, '');
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, GROUP) : whole;
  const text = kept === '' ? grouped : `${grouped}.${kept}`;
  return value < 0 && text !== '0' ? `${MINUS}${text}` : text;
}

/** Three significant digits are what a reader takes in at a glance. */
function decimalsFor(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || size >= 100) return 0;
  if (size >= 10) return 1;
  if (size >= 1) return 2;
  return Math.min(9, 2 - Math.floor(Math.log10(size)));
}

/** A length of time in the unit that reads best: `340 µs`, `12.5 ms`, `1.6 s`, `2 min 5 s`. */
export function formatMs(valueMs: number): string {
  if (!Number.isFinite(valueMs)) return formatNumber(valueMs);
  const size = Math.abs(valueMs);
  if (size === 0) return withUnit('0', 'ms');
  // The bounds are what would round up into the next unit, so that 999.9 µs is 1 ms.
  if (size < 0.9995) return withUnit(formatNumber(valueMs * 1000), 'µs');
  if (size < 999.5) return withUnit(formatNumber(valueMs), 'ms');
  if (size < 119_950) return withUnit(formatNumber(valueMs / 1000), 's');
  const seconds = Math.round(size / 1000);
  const minutes = withUnit(formatNumber(Math.floor(seconds / 60), 0), 'min');
  const rest = seconds % 60 === 0 ? '' : ` ${withUnit(String(seconds % 60), 's')}`;
  return `${valueMs < 0 ? MINUS : ''}${minutes}${rest}`;
}

/** A moment on the clock with fixed decimals, so that it does not jump while it runs: `48.260 s`. */
export function formatClock(valueMs: number, digits = 3): string {
  const [whole = '', decimals] = (Math.max(0, valueMs) / 1000).toFixed(digits).split('.');
  const grouped = formatNumber(Number(whole), 0);
  return withUnit(decimals === undefined ? grouped : `${grouped}.${decimals}`, 's');
}

/** `318 /s` */
export function formatRate(perSec: number): string {
  return withUnit(formatNumber(perSec), '/s');
}

/** A ratio of 0 to 1 as percent: `12.5 %`. */
export function formatPercent(ratio: number): string {
  return withUnit(formatNumber(ratio * 100), '%');
}

/** `2.4 ×` */
export function formatFactor(factor: number): string {
  return withUnit(formatNumber(factor), '×');
}

/** Powers of 1024, as file sizes are: `4 MiB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes;
  let power = 0;
  while (Math.abs(value) >= 1024 && power < units.length - 1) {
    value /= 1024;
    power += 1;
  }
  return withUnit(formatNumber(value), units[power] ?? 'B');
}

function withUnit(text: string, unit: string): string {
  return text === NOTHING ? text : `${text}${BEFORE_UNIT}${unit}`;
}
