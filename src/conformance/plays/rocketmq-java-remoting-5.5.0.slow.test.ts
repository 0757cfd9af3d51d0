import { expect, test } from 'vitest';
import { casesOf } from './casesOf.ts';

test.each(await casesOf('rocketmq-java-remoting', '5.5.0'))('%s', (_, surprise) => {
  expect(surprise()).toBeUndefined();
});
