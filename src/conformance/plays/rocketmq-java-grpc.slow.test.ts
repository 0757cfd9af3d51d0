import { expect, test } from 'vitest';
import { casesOf } from './casesOf.ts';

test.each(await casesOf('rocketmq-java-grpc'))('%s', (_, surprise) => {
  expect(surprise()).toBeUndefined();
});
