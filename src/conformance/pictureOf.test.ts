import { expect, test } from 'vitest';
import { builtInCases } from './builtInCases.ts';
import type { CasePicture } from './CasePicture.ts';
import { pictureOf } from './pictureOf.ts';

const cases = await builtInCases();

function pictureOfCase(id: string): CasePicture {
  const golden = cases.find((candidate) => candidate.id === id);
  if (golden === undefined) throw new Error(`no case ${id}`);
  return pictureOf(golden);
}

test('a scripted case is drawn attempt by attempt, recorded and played, and can be opened', () => {
  const picture = pictureOfCase('rmq-java-5.3.3-sync-hang-once-cap1000');
  const [track] = picture.tracks;
  expect(track?.recorded.marks.map(({ sign, name }) => [sign, name])).toEqual([
    ['a', 'broker-a'],
    ['b', 'broker-b'],
  ]);
  expect(track?.model.marks.map(({ sign }) => sign)).toEqual(['a', 'b']);
  expect(track?.recorded.marks[1]?.spreadMs?.map(Math.round)).toEqual([1001, 1003]);
  expect(track?.model.end).toMatchObject({ isGood: true, text: 'SEND_OK' });
  expect(picture.settings).toEqual([
    { of: 'client', name: 'sendMsgMaxTimeoutPerRequest', value: 1000 },
  ]);
  expect(picture.scenario?.name).toBe('rmq-java-5.3.3-sync-hang-once-cap1000');
});

test('a load is drawn as figures', () => {
  const picture = pictureOfCase('rmq-broker-5.3.3-load-t1-s10-w200-x2');
  expect(picture.tracks).toEqual([]);
  const rates = picture.figures.filter(({ got }) => got !== undefined);
  expect(rates.length).toBeGreaterThan(5);
  for (const { got = Number.NaN, low, high } of rates) {
    expect(got).toBeGreaterThanOrEqual(low);
    expect(got).toBeLessThanOrEqual(high);
  }
});

test('a consumer is drawn delivery by delivery, up to the dead letter', () => {
  const picture = pictureOfCase('rmq-consumer-5.3.3-max3');
  expect(picture.marks).toBe('deliveries');
  const [track] = picture.tracks;
  expect(track?.recorded.marks).toHaveLength(4);
  expect(track?.model.marks).toHaveLength(4);
  expect(track?.model.end).toMatchObject({ isGood: false, text: '%DLQ%' });
});

test('a gRPC consumer is drawn by what reached its server', () => {
  const picture = pictureOfCase('rmq-grpc-java-5.2.0-push-customized-1-2-3-4s-fail-5');
  const signs = (line: 'recorded' | 'model'): string =>
    picture.tracks[0]?.[line].marks.map(({ sign }) => sign).join('') ?? '';
  expect(signs('recorded')).toBe('DNDNDNDNDNDA');
  expect(signs('model')).toBe(signs('recorded'));
});

test('channels are drawn by their waits', () => {
  const picture = pictureOfCase('grpc-channel-go-1.85.0-refuse');
  expect(picture.figures[0]).toMatchObject({ name: 'waitMs.1', recorded: 1001.6 });
});
