import { expect, test } from 'vitest';
import { comparedField, readCompared } from './comparedLink.ts';
import { decodeLink, encodeLink } from './link.ts';
import { presetOf } from './presets.ts';
import type { Scenario } from './Scenario.ts';
import { setAt } from './settingPath.ts';

const crash = presetOf('crash')?.scenario as Scenario;
const edited = setAt(crash, 'clients.billing.settings.retryTimesWhenSendFailed', 7);

test('a comparison goes through a link and back', () => {
  for (const compared of [
    { a: edited, forkAtMs: 45_000 },
    { a: presetOf('storm-stays')?.scenario as Scenario, forkAtMs: undefined },
    { a: crash, forkAtMs: 0 },
  ]) {
    const link = encodeLink(crash, { unknownKeys: [comparedField(crash, compared)] });
    const read = decodeLink(link);
    expect(read).toMatchObject({ ok: true, value: { scenario: crash, compared, remarks: [] } });
    expect(read.ok && read.value.view.unknownKeys).toBeFalsy();
  }
});

test('a small difference makes a short link', () => {
  expect(comparedField(crash, { a: edited, forkAtMs: 45_000 }).length).toBeLessThan(120);
});

test('a broken other scenario is passed over with a remark; B opens all the same', () => {
  expect(readCompared('garbage', crash).ok).toBe(false);
  expect(readCompared('12.crash.AAAA', crash).ok).toBe(false);
  expect(decodeLink('v=1&p=crash&a=12.crash.AAAA')).toMatchObject({
    ok: true,
    value: { scenario: crash, remarks: [{ kind: 'linkValueIgnored', key: 'a' }] },
  });
});
