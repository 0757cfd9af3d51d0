import { expect, test } from 'vitest';
import { casesOf } from './casesOf.ts';

test.each(await casesOf('rocketmq-java-remoting', '4.2.0'))('%s', (_, surprise) => {
  expect(surprise()).toBeUndefined();
});
