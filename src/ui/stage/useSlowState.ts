import { useEffect, useRef, useState } from 'react';

/** State that changes at most so often; the last value given always comes through. */
export function useSlowState<Value>(
  everyMs: number,
): readonly [Value | undefined, (value: Value) => void] {
  const [shown, setShown] = useState<Value>();
  const slow = useRef({ newest: undefined as Value | undefined, timer: 0, setAt: -Infinity });
  useEffect(() => {
    const { current } = slow;
    return () => {
      clearTimeout(current.timer);
    };
  }, []);
  const [offer] = useState(() => (value: Value): void => {
    const { current } = slow;
    current.newest = value;
    if (current.timer !== 0) return;
    const set = (): void => {
      current.timer = 0;
      current.setAt = performance.now();
      setShown(current.newest);
    };
    const waitMs = current.setAt + everyMs - performance.now();
    if (waitMs <= 0) set();
    else current.timer = window.setTimeout(set, waitMs);
  });
  return [shown, offer];
}
