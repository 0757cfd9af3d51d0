// Functions that run inside of the page. Each stands alone: only its text reaches the browser.
import type { Scenario } from '../../src/scenario/Scenario.ts';

interface WorkerRun {
  readonly wallMs: number;
  readonly eventCount: number;
}

/** One run after the other in a worker of its own, as the page would have it. */
export async function runInWorker({
  file,
  scenario,
  runs,
}: {
  readonly file: string;
  readonly scenario: Scenario;
  readonly runs: number;
}): Promise<readonly WorkerRun[]> {
  const worker = new Worker(file, { type: 'module' });
  const found: WorkerRun[] = [];
  for (let runId = 1; runId <= runs; runId++) {
    found.push(
      await new Promise<WorkerRun>((resolve, reject) => {
        worker.onerror = (event) => reject(new Error(event.message));
        worker.onmessage = ({ data }: MessageEvent) => {
          const report = data as {
            kind: string;
            wallMs: number;
            recording: { eventCount: number };
          };
          if (report.kind !== 'finished') return;
          resolve({ wallMs: report.wallMs, eventCount: report.recording.eventCount });
        };
        worker.postMessage({ kind: 'run', runId, scenario });
      }),
    );
  }
  worker.terminate();
  return found;
}

/**
 * Moves a slider step by step, as a hand does, and waits each time until all charts show the new run.
 * From the `input` event to the frame after the one that drew it.
 */
export async function measureSlider({
  name,
  steps,
}: {
  readonly name: string;
  readonly steps: number;
}): Promise<readonly number[]> {
  const sliders = [...document.querySelectorAll<HTMLInputElement>('input[type=range]')];
  const slider = sliders.find((input) => {
    const label = document.getElementById(input.getAttribute('aria-labelledby') ?? '');
    return label?.textContent.includes(name) === true;
  });
  if (slider === undefined) throw new Error(`no slider ${name}`);
  // React listens to the property of the element itself; past it, the value is set as a hand would.
  const property = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  const charts = [...document.querySelectorAll('[data-draws]')];
  const drawings = () => charts.map((chart) => Number(chart.getAttribute('data-draws')));
  const drawn = (before: readonly number[]) =>
    new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        const now = drawings();
        if (!now.every((count, index) => count > (before[index] ?? 0))) return;
        observer.disconnect();
        resolve();
      });
      for (const chart of charts) {
        observer.observe(chart, { attributes: true, attributeFilter: ['data-draws'] });
      }
    });
  const shown = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        // After the frame has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(undefined);
      });
    });
  const tookMs: number[] = [];
  const first = Number(slider.value);
  for (let step = 0; step < steps; step++) {
    const before = drawings();
    const waiting = drawn(before);
    const startMs = performance.now();
    // To and fro over twenty stops: no two in a row are the same run.
    const offset = step % 40 < 20 ? (step % 20) + 1 : 20 - (step % 20) - 1;
    property?.set?.call(slider, String(first - offset));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await waiting;
    await shown();
    tookMs.push(performance.now() - startMs);
    await shown();
  }
  slider.dispatchEvent(new Event('change', { bubbles: true }));
  return tookMs;
}

/** Presses into the charts at many places: how long the page works until the frame is ready to be painted. */
export async function measureSeeks(count: number): Promise<readonly number[]> {
  const chart = document.querySelector('[data-time-part=attempts]');
  if (chart === null) throw new Error('no chart');
  const box = chart.getBoundingClientRect();
  const tookMs: number[] = [];
  for (let seek = 0; seek < count; seek++) {
    const place = {
      clientX: box.x + box.width * (0.2 + (0.7 * ((seek * 37) % count)) / count),
      clientY: box.y + box.height / 2,
      bubbles: true,
      cancelable: true,
      isPrimary: true,
      pointerId: 1,
      button: 0,
    };
    const target = document.elementFromPoint(place.clientX, place.clientY) ?? chart;
    await new Promise<void>((resolve) => {
      // Right after a frame, so that the wait for the next one is not counted as work.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(undefined);
      });
    });
    let workMs = 0;
    const startMs = performance.now();
    target.dispatchEvent(new PointerEvent('pointerdown', { ...place, buttons: 1 }));
    target.dispatchEvent(new PointerEvent('pointerup', place));
    workMs += performance.now() - startMs;
    await new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const frameMs = performance.now();
        // What was put off to the frame: callbacks, style, layout, painting.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          workMs += performance.now() - frameMs;
          resolve();
        };
        port2.postMessage(undefined);
      });
    });
    tookMs.push(workMs);
  }
  return tookMs;
}

/** The time between frames, for so many seconds. */
export async function measureFrames(seconds: number): Promise<readonly number[]> {
  const intervalsMs: number[] = [];
  await new Promise<void>((resolve) => {
    let startMs = 0;
    let lastMs = 0;
    const next = (ms: number) => {
      if (lastMs === 0) startMs = ms;
      else intervalsMs.push(ms - lastMs);
      lastMs = ms;
      if (ms - startMs < seconds * 1_000) requestAnimationFrame(next);
      else resolve();
    };
    requestAnimationFrame(next);
  });
  return intervalsMs;
}

/** How many sprites the stage draws in a frame, at most: its dots, and a few rings of threads. */
export async function countSprites(): Promise<number> {
  const property = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, 'drawImage');
  const draw = property?.value as (...given: unknown[]) => void;
  let count = 0;
  CanvasRenderingContext2D.prototype.drawImage = function count9(...given: unknown[]) {
    if (given.length === 9) count += 1;
    draw.apply(this, given);
  };
  const counts: number[] = [];
  for (let frame = 0; frame < 30; frame++) {
    count = 0;
    await new Promise(requestAnimationFrame);
    counts.push(count);
  }
  if (property !== undefined) {
    Object.defineProperty(CanvasRenderingContext2D.prototype, 'drawImage', property);
  }
  return Math.max(...counts);
}

/** What the page itself holds; the workers have heaps of their own. */
export function usedHeapMb(): number {
  const { memory } = performance as Performance & { readonly memory?: { usedJSHeapSize: number } };
  return (memory?.usedJSHeapSize ?? 0) / 1e6;
}
