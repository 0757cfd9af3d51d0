import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONSUMER_PROFILES } from './consumerProfiles.ts';
import { HANDLER_SPECS } from './consumers/handlerSpecs.ts';
import { diffScenarios } from './diff.ts';
import { FAULT_SPECS } from './faultSpecs.ts';
import { readFile, writeFile } from './file.ts';
import { LINK_LENGTH_MAX } from './limits.ts';
import { decodeLink, encodeLink } from './link.ts';
import { targetsOf } from './names.ts';
import { PRESETS } from './presets.ts';
import { PROFILES } from './profiles.ts';
import { readScenario } from './readScenario.ts';
import type {
  BrokerStep,
  ClientScenario,
  ConsumerScenario,
  Scenario,
  TimelineEntry,
} from './Scenario.ts';
import type { Settings, SettingSpec, SettingValue } from './SettingSpec.ts';
import { pathsOf, specsFor } from './settingPath.ts';
import { BROKER_SPECS, NAME_SERVER_SPECS, NETWORK_SPECS } from './specs.ts';
import type { View } from './View.ts';
import { WORKLOAD_SPECS } from './workloadSpecs.ts';

const anyId = fc.string({
  unit: fc.constantFrom(...'abzÅé中订单жक्ष٣09_-'),
  minLength: 1,
  maxLength: 12,
});

const anyUnknownSettings = fc.dictionary(
  fc.constantFrom('xShape', 'x_y', 'xz', '7'),
  fc.oneof(fc.integer(), fc.boolean(), fc.string({ maxLength: 20 })),
  { maxKeys: 1 },
);

function anyValue(spec: SettingSpec): fc.Arbitrary<SettingValue> {
  switch (spec.kind) {
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...spec.choices);
    case 'number': {
      const { min, max, unit, special = [] } = spec;
      const isWhole = unit === 'count' || unit === 'bytes';
      const ordinary = isWhole
        ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
        : fc.double({ min, max, noNaN: true });
      return fc.oneof(ordinary, ...special.map((value) => fc.constant(value)));
    }
  }
}

function anySettings(specs: readonly SettingSpec[]): fc.Arbitrary<Settings> {
  return fc.subarray([...specs], { maxLength: Math.min(6, specs.length) }).chain((chosen) => {
    const pairs = chosen.map((spec) =>
      anyValue(spec).map((value): [string, SettingValue][] =>
        value === spec.default || Object.is(value, -0) ? [] : [[spec.name, value]],
      ),
    );
    return fc
      .tuple(fc.tuple(...pairs), anyUnknownSettings)
      .map(([known, others]) => ({ ...Object.fromEntries(known.flat()), ...others }));
  });
}

const anyMs = fc.integer({ min: 0, max: 86_000_000_000 }).map((us) => us / 1000);

const anyStep: fc.Arbitrary<BrokerStep> = fc.oneof(
  fc.record({
    kind: fc.constant('reply' as const),
    code: fc.integer({ min: 0, max: 2000 }),
    afterMs: anyMs,
  }),
  fc.record({ kind: fc.constant('hang' as const) }),
  fc.record({ kind: fc.constantFrom('close' as const, 'reset' as const), afterMs: anyMs }),
);

const anyScript = fc.record({
  list: fc.string({ maxLength: 10 }),
  steps: fc.array(anyStep, { maxLength: 4 }),
  then: anyStep,
});

function anyClient(id: string): fc.Arbitrary<ClientScenario> {
  return fc.constantFrom(...PROFILES.values()).chain(({ id: profile, versions, modes, specs }) =>
    fc.record(
      {
        id: fc.constant(id),
        profile: fc.constant(profile),
        version: fc.constantFrom(...versions.map((version) => version.id)),
        mode: fc.constantFrom(...modes),
        settings: anySettings(specs),
        workload: anySettings(WORKLOAD_SPECS),
        sends: fc.array(fc.record({ atMs: anyMs, bodyBytes: fc.nat(1000) }), { maxLength: 3 }),
      },
      { requiredKeys: ['id', 'profile', 'version', 'mode', 'settings', 'workload'] },
    ),
  );
}

function anyConsumer(id: string): fc.Arbitrary<ConsumerScenario> {
  const kinds = [...CONSUMER_PROFILES.values()].flatMap(({ id: profile, versions, modes }) =>
    Object.entries(modes).map(([mode, specs]) => ({ profile, versions, mode, specs })),
  );
  return fc.constantFrom(...kinds).chain(({ profile, versions, mode, specs }) =>
    fc.record(
      {
        id: fc.constant(id),
        profile: fc.constant(profile),
        version: fc.constantFrom(...versions.map((version) => version.id)),
        mode: fc.constant(mode),
        group: fc.constantFrom('billing', '订单'),
        settings: anySettings(specs),
        handler: anySettings(HANDLER_SPECS),
        start: fc.record({ upForMs: anyMs }),
      },
      { requiredKeys: ['id', 'profile', 'version', 'mode', 'group', 'settings', 'handler'] },
    ),
  );
}

function anyEntry(scenario: Scenario): fc.Arbitrary<TimelineEntry> {
  const isMuted = fc.boolean();
  const possibleFaults = FAULT_SPECS.filter(
    ({ targets }) => targetsOf(scenario, targets).length > 0,
  );
  const fault = fc.constantFrom(...possibleFaults).chain(({ fault: name, targets, strength }) => {
    const possible = targetsOf(scenario, targets);
    return fc
      .record(
        {
          kind: fc.constant('fault' as const),
          fault: fc.constant(name),
          target: fc.constantFrom(...possible),
          startMs: anyMs,
          endMs: fc.integer({ min: 1, max: 400_000 }),
          strength:
            strength?.unit === 'count'
              ? fc.integer({ min: strength.min, max: strength.max })
              : fc.double({ ...(strength ?? { min: 0, max: 1 }), noNaN: true }),
          probability: fc.constantFrom(0, 0.25, 1),
          isMuted,
        },
        { requiredKeys: ['kind', 'fault', 'target', 'startMs', 'endMs'] },
      )
      .map((entry) => ({ ...entry, endMs: entry.startMs + entry.endMs }))
      .filter(({ strength: given }) => !Object.is(given, -0));
  });
  const paths = pathsOf(scenario).filter((path) => path.includes('.'));
  const set = fc.constantFrom(...paths).chain((path) => {
    const spec = specsFor(scenario, path);
    if (spec === undefined) throw new Error(`no setting at ${path}`);
    const value = anyValue(spec).filter((given) => !Object.is(given, -0));
    return fc.record(
      { kind: fc.constant('set' as const), atMs: anyMs, path: fc.constant(path), value, isMuted },
      { requiredKeys: ['kind', 'atMs', 'path', 'value'] },
    );
  });
  return fc.oneof(fault, set);
}

const anyParts = fc
  .uniqueArray(anyId, { minLength: 2, maxLength: 6 })
  .filter((ids) => !ids.includes('network') && !ids.includes('name-server'))
  .chain((ids) => {
    const half = Math.ceil(ids.length / 2);
    // With six names the last one is that of a consumer.
    const consumers = ids.length < 6 ? [] : ids.slice(-1);
    const clients = ids.slice(half, ids.length - consumers.length);
    const brokers = ids.slice(0, half).map((id) =>
      fc.record(
        {
          id: fc.constant(id),
          settings: anySettings(BROKER_SPECS),
          messageDelayLevel: fc.constantFrom('1s 5s 10s', '2h'),
          script: anyScript,
        },
        {
          requiredKeys: ['id', 'settings'],
        },
      ),
    );
    return fc.record({
      brokers: fc.tuple(...brokers),
      clients: fc.tuple(...clients.map(anyClient)),
      ...(consumers.length === 0 ? {} : { consumers: fc.tuple(...consumers.map(anyConsumer)) }),
    });
  });

const anyNewScenario: fc.Arbitrary<Scenario> = fc
  .record({
    version: fc.constant(1 as const),
    preset: fc.constantFrom('', ...PRESETS.map(({ id }) => id)),
    name: fc.string({ maxLength: 30, unit: 'grapheme' }),
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    durationMs: fc.integer({ min: 1000, max: 86_400_000 }),
    network: anySettings(NETWORK_SPECS),
    nameServer: anySettings(NAME_SERVER_SPECS),
    parts: anyParts,
    unknown: fc.dictionary(fc.constantFrom('yAxis', 'yb', '12'), fc.integer(), { maxKeys: 2 }),
  })
  .map(({ parts, unknown, ...others }) => ({ ...others, ...parts, timeline: [], ...unknown }));

/** Presets with another timeline and other settings are what links carry most. */
const anyScenario: fc.Arbitrary<Scenario> = fc
  .oneof(anyNewScenario, fc.constantFrom(...PRESETS.map(({ scenario }) => scenario)))
  .chain((scenario) =>
    fc
      .array(anyEntry(scenario), { maxLength: 5 })
      .map((added) => ({ ...scenario, timeline: [...scenario.timeline, ...added] })),
  );

const anyView: fc.Arbitrary<View> = fc.record(
  {
    atMs: fc.integer({ min: 0, max: 1_000_000 }).map((us) => us / 1000),
    selection: fc.constantFrom(
      { kind: 'broker' as const, index: 0 },
      { kind: 'nameServer' as const },
      { kind: 'attempt' as const, row: 123_456 },
    ),
    language: fc.constantFrom('en' as const, 'zh' as const),
    theme: fc.constantFrom('light' as const, 'dark' as const),
  },
  { requiredKeys: [] },
);

describe('any valid scenario', () => {
  test('is taken as it is', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const read = readScenario(scenario);
        expect(read.ok && read.value.scenario).toEqual(scenario);
      }),
    );
  });

  test('comes out of its link as it went in, with view and digest', () => {
    const digest = '0123456789abcdef';
    fc.assert(
      fc.property(anyScenario, anyView, (scenario, view) => {
        const link = encodeLink(scenario, view, digest);
        expect(link).toMatch(/^[\w=&.-]*$/);
        expect(decodeLink(link)).toMatchObject({ ok: true, value: { scenario, digest } });
        const opened = decodeLink(`https://example.org/sluice/#${link}`);
        expect(opened.ok && opened.value.scenario).toEqual(scenario);
        expect(opened.ok && opened.value.view).toEqual(view);
      }),
    );
  });

  test('has one link, however the keys of its settings are ordered', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const turned = turnKeys(scenario);
        expect(encodeLink(turned)).toBe(encodeLink(scenario));
      }),
    );
  });

  test('comes out of its file as it went in', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const read = readFile(writeFile(scenario));
        expect(read.ok && read.value.scenario).toEqual(scenario);
      }),
    );
  });

  test('does not differ from itself', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        expect(diffScenarios(scenario, structuredClone(scenario))).toEqual([]);
      }),
    );
  });
});

function turnKeys<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(turnKeys) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, each]) => [key, turnKeys(each)])) as Value;
}

describe('garbage', () => {
  test('never throws, whatever is read as a scenario', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true }), (garbage) => {
        const read = readScenario(garbage);
        expect(read.ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('never throws, where one place of a scenario holds anything', () => {
    fc.assert(
      fc.property(anyScenario, fc.nat(), fc.anything(), (scenario, place, garbage) => {
        const broken = structuredClone(scenario);
        putAt(broken, place, garbage);
        const read = readScenario(broken);
        if (read.ok) {
          const again = readScenario(read.value.scenario);
          expect(again.ok && again.value.scenario).toEqual(read.value.scenario);
          expect(decodeLink(encodeLink(read.value.scenario))).toMatchObject({
            ok: true,
            value: { scenario: read.value.scenario },
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  test('never throws, whatever is read as a link', () => {
    const anyText = fc.oneof(
      fc.string(),
      fc.base64String().map((text) => `v=1&p=healthy&z=${text}`),
      fc.webUrl({ withFragments: true }),
      fc.string({ unit: fc.constantFrom(...'vpstzdle=&#%123abc') }),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        decodeLink(text);
      }),
      { numRuns: 1000 },
    );
  });

  test('one wrong letter in a link gives a problem or a scenario that holds', () => {
    const letters = fc.constantFrom(...'ABYZabyz0189-_=&%#. ');
    fc.assert(
      fc.property(anyScenario, fc.nat(), letters, (scenario, place, letter) => {
        const link = encodeLink(scenario, { atMs: 500 }, '0123456789abcdef');
        const at = place % link.length;
        const opened = decodeLink(link.slice(0, at) + letter + link.slice(at + 1));
        if (opened.ok) {
          const again = readScenario(opened.value.scenario);
          expect(again.ok && again.value.scenario).toEqual(opened.value.scenario);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a link cut anywhere in its packed part is a problem', () => {
    fc.assert(
      fc.property(anyScenario, fc.nat(), (scenario, place) => {
        const link = encodeLink({ ...scenario, name: 'edited' });
        const start = link.indexOf('z=') + 2;
        const cut = start + (place % (link.length - start));
        expect(decodeLink(link.slice(0, cut)).ok).toBe(false);
      }),
    );
  });

  test('a link that is too long is not even looked at', () => {
    const opened = decodeLink(`v=1&z=${'A'.repeat(LINK_LENGTH_MAX)}`);
    expect(opened).toMatchObject({ ok: false, error: { kind: 'linkTooLong' } });
  });
});

/** Puts something in the n-th place of a tree, counted in the order of its keys. */
function putAt(tree: object, place: number, value: unknown): void {
  const places: [object, string][] = [];
  const visit = (node: object): void => {
    for (const [key, child] of Object.entries(node)) {
      places.push([node, key]);
      if (typeof child === 'object' && child !== null) visit(child as object);
    }
  };
  visit(tree);
  const [node, key] = places[place % places.length] ?? [tree, 'version'];
  Reflect.set(node, key, value);
}
