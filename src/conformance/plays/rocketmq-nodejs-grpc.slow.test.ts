import { expect, test } from 'vitest';
import { casesOf } from './casesOf.ts';

test.each(await casesOf('rocketmq-nodejs-grpc'))('%s', (_, surprise) => {
  expect(surprise()).toBeUndefined();
});
