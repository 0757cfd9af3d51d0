import { expect, test } from 'vitest';
import { casesOf } from './casesOf.ts';

test.each(await casesOf('grpc-java-channel'))('%s', (_, surprise) => {
  expect(surprise()).toBeUndefined();
});
