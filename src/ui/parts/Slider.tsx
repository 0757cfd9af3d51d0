import { useEffect, useRef } from 'react';
import type { CSSProperties } from 'react';
import styles from './Slider.module.css';
import { nearestStop } from './sliderStops.ts';

interface SliderProps {
  /** Name for those who hear the page, when the visible name is not tied by `aria-labelledby`. */
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
  readonly 'aria-describedby'?: string;
  readonly value: number;
  /** The values it can stand on, rising; made by `sliderStops`. */
  readonly stops: readonly number[];
  /** The value with its unit, as it is read out. */
  readonly valueText: string;
  /** A mark on the track, for the default. */
  readonly mark?: number | undefined;
  readonly isEnabled?: boolean;
  /** At each change while the hand is still on it. */
  readonly onDrag: (value: number) => void;
  /** When the hand has let go, and after each key. */
  readonly onDone: (value: number) => void;
}

/** The browser's own range input over the index of a stop: keys, touch and screen readers work. */
export function Slider({ value, stops, valueText, mark, onDrag, onDone, ...rest }: SliderProps) {
  const input = useRef<HTMLInputElement>(null);
  const last = Math.max(1, stops.length - 1);
  const index = nearestStop(stops, value);
  const valueAt = (at: number) => stops[at] ?? value;

  // React hears only the browser's `input`; the end of a drag is its `change`.
  const finish = useRef(onDone);
  useEffect(() => {
    finish.current = (at) => onDone(stops[at] ?? value);
  });
  useEffect(() => {
    const element = input.current;
    const handleChange = () => finish.current(Number(element?.value));
    element?.addEventListener('change', handleChange);
    return () => element?.removeEventListener('change', handleChange);
  }, []);

  const places: CSSProperties & Record<'--at' | '--mark', number> = {
    '--at': index / last,
    '--mark': mark === undefined ? 0 : nearestStop(stops, mark) / last,
  };
  const { isEnabled = true, ...aria } = rest;
  return (
    <span className={styles.slider} style={places}>
      {mark === undefined ? null : <span className={styles.mark} aria-hidden="true" />}
      <input
        ref={input}
        type="range"
        className={styles.input}
        min={0}
        max={last}
        step={1}
        value={index}
        disabled={!isEnabled}
        aria-valuetext={valueText}
        onChange={(event) => onDrag(valueAt(Number(event.currentTarget.value)))}
        {...aria}
      />
    </span>
  );
}
