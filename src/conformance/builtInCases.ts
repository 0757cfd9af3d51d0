// Our own copy of the recorded cases, so that a clone needs nothing beside it. Each file is loaded when it is
// asked for: together they weigh more than the rest of the page.
import { assert } from '../lib/assert.ts';
import type { GoldenCase } from './GoldenCase.ts';
import { readCase } from './readCase.ts';

interface CaseFile {
  readonly profile: string;
  /** Of the client; empty where the case knows none. */
  readonly version: string;
  readonly load: () => Promise<{ readonly default: unknown }>;
}

const FILES: readonly CaseFile[] = [
  {
    profile: 'raw-remoting',
    version: '5.3.3',
    load: () => import('./cases/raw-remoting-broker.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-remoting',
    version: '4.2.0',
    load: () =>
      import('./cases/rocketmq-java-remoting-4.2.0-async.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-remoting',
    version: '4.2.0',
    load: () =>
      import('./cases/rocketmq-java-remoting-4.2.0-other.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-remoting',
    version: '4.2.0',
    load: () =>
      import('./cases/rocketmq-java-remoting-4.2.0-sync.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-remoting',
    version: '4.9.8',
    load: () =>
      import('./cases/rocketmq-java-remoting-4.9.8-async.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-remoting',
    version: '4.9.8',
    load: () =>
      import('./cases/rocketmq-java-remoting-4.9.8-other.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-remoting',
    version: '4.9.8',
    load: () =>
      import('./cases/rocketmq-java-remoting-4.9.8-sync.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-remoting',
    version: '5.2.0',
    load: () =>
      import('./cases/rocketmq-java-remoting-5.2.0-async.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-remoting',
    version: '5.2.0',
    load: () =>
      import('./cases/rocketmq-java-remoting-5.2.0-other.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-remoting',
    version: '5.2.0',
    load: () =>
      import('./cases/rocketmq-java-remoting-5.2.0-sync.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-remoting',
    version: '5.3.3',
    load: () =>
      import('./cases/rocketmq-java-remoting-5.3.3-async.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-remoting',
    version: '5.3.3',
    load: () =>
      import('./cases/rocketmq-java-remoting-5.3.3-broker.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-remoting',
    version: '5.3.3',
    load: () =>
      import('./cases/rocketmq-java-remoting-5.3.3-other.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-remoting',
    version: '5.3.3',
    load: () =>
      import('./cases/rocketmq-java-remoting-5.3.3-sync.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-remoting',
    version: '5.5.0',
    load: () =>
      import('./cases/rocketmq-java-remoting-5.5.0-async.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-remoting',
    version: '5.5.0',
    load: () =>
      import('./cases/rocketmq-java-remoting-5.5.0-other.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-remoting',
    version: '5.5.0',
    load: () =>
      import('./cases/rocketmq-java-remoting-5.5.0-sync.json', { with: { type: 'json' } }),
  },
];

/** All built-in cases in the order of their files, or those of one client profile, or of one version of it. */
export async function builtInCases(
  profile?: string,
  version?: string,
): Promise<readonly GoldenCase[]> {
  const wanted = FILES.filter(
    (file) =>
      (profile === undefined || file.profile === profile) &&
      (version === undefined || file.version === version),
  );
  const loaded = await Promise.all(wanted.map(({ load }) => load()));
  return loaded.flatMap(({ default: raw }) => {
    assert(Array.isArray(raw), 'a file of built-in cases is not a list');
    return raw.map((item: unknown) => {
      const read = readCase(item);
      if (!read.ok) throw new Error(`Bug: a built-in case cannot be read: ${read.error}`);
      return read.value;
    });
  });
}

export const BUILT_IN_PROFILES: readonly string[] = [
  ...new Set(FILES.map(({ profile }) => profile)),
];
