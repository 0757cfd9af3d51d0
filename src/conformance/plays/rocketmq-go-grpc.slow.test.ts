import { expect, test } from 'vitest';
import { casesOf } from './casesOf.ts';

test.each(await casesOf('rocketmq-go-grpc'))('%s', (_, surprise) => {
  expect(surprise()).toBeUndefined();
});
