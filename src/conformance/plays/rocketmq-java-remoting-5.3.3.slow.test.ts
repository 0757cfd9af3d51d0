import { expect, test } from 'vitest';
import { casesOf } from './casesOf.ts';

test.each(await casesOf('rocketmq-java-remoting', '5.3.3'))('%s', (_, surprise) => {
  expect(surprise()).toBeUndefined();
});
