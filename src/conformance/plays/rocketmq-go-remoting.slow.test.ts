import { expect, test } from 'vitest';
import { casesOf } from './casesOf.ts';

test.each(await casesOf('rocketmq-go-remoting'))('%s', (_, surprise) => {
  expect(surprise()).toBeUndefined();
});
