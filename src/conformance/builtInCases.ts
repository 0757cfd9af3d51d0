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
    profile: 'grpc-go-channel',
    version: '1.72.0',
    load: () => import('./cases/grpc-go-channel-1.72.0.json', { with: { type: 'json' } }),
  },
  {
    profile: 'grpc-go-channel',
    version: '1.85.0',
    load: () => import('./cases/grpc-go-channel-1.85.0.json', { with: { type: 'json' } }),
  },
  {
    profile: 'grpc-java-channel',
    version: '1.50.0',
    load: () => import('./cases/grpc-java-channel-1.50.0.json', { with: { type: 'json' } }),
  },
  {
    profile: 'grpc-java-channel',
    version: '1.85.1',
    load: () => import('./cases/grpc-java-channel-1.85.1.json', { with: { type: 'json' } }),
  },
  {
    profile: 'grpc-js-channel',
    version: '1.14.7',
    load: () => import('./cases/grpc-js-channel-1.14.7.json', { with: { type: 'json' } }),
  },
  {
    profile: 'raw-remoting',
    version: '5.3.3',
    load: () => import('./cases/raw-remoting-broker.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-go-grpc',
    version: '5.1.4',
    load: () => import('./cases/rocketmq-go-grpc-5.1.4-async.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-go-grpc',
    version: '5.1.4',
    load: () => import('./cases/rocketmq-go-grpc-5.1.4-broker.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-go-grpc',
    version: '5.1.4',
    load: () => import('./cases/rocketmq-go-grpc-5.1.4-consume.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-go-grpc',
    version: '5.1.4',
    load: () => import('./cases/rocketmq-go-grpc-5.1.4-other.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-go-grpc',
    version: '5.1.4',
    load: () => import('./cases/rocketmq-go-grpc-5.1.4-sync.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-go-remoting',
    version: '2.1.2',
    load: () => import('./cases/rocketmq-go-remoting-2.1.2-async.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-go-remoting',
    version: '2.1.2',
    load: () =>
      import('./cases/rocketmq-go-remoting-2.1.2-broker.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-go-remoting',
    version: '2.1.2',
    load: () => import('./cases/rocketmq-go-remoting-2.1.2-other.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-go-remoting',
    version: '2.1.2',
    load: () => import('./cases/rocketmq-go-remoting-2.1.2-sync.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-grpc',
    version: '5.0.7',
    load: () => import('./cases/rocketmq-java-grpc-5.0.7-async.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-grpc',
    version: '5.0.7',
    load: () => import('./cases/rocketmq-java-grpc-5.0.7-consume.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-grpc',
    version: '5.0.7',
    load: () => import('./cases/rocketmq-java-grpc-5.0.7-other.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-grpc',
    version: '5.0.7',
    load: () => import('./cases/rocketmq-java-grpc-5.0.7-sync.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-grpc',
    version: '5.2.0',
    load: () => import('./cases/rocketmq-java-grpc-5.2.0-async.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-grpc',
    version: '5.2.0',
    load: () => import('./cases/rocketmq-java-grpc-5.2.0-broker.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-grpc',
    version: '5.2.0',
    load: () => import('./cases/rocketmq-java-grpc-5.2.0-consume.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-grpc',
    version: '5.2.0',
    load: () => import('./cases/rocketmq-java-grpc-5.2.0-other.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-java-grpc',
    version: '5.2.0',
    load: () => import('./cases/rocketmq-java-grpc-5.2.0-sync.json', { with: { type: 'json' } }),
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
      import('./cases/rocketmq-java-remoting-4.9.8-broker.json', { with: { type: 'json' } }),
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
      import('./cases/rocketmq-java-remoting-5.3.3-consume.json', { with: { type: 'json' } }),
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
      import('./cases/rocketmq-java-remoting-5.5.0-broker.json', { with: { type: 'json' } }),
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
  {
    profile: 'rocketmq-nodejs-grpc',
    version: '1.0.8',
    load: () =>
      import('./cases/rocketmq-nodejs-grpc-1.0.8-broker.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-nodejs-grpc',
    version: '1.0.8',
    load: () =>
      import('./cases/rocketmq-nodejs-grpc-1.0.8-consume.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-nodejs-grpc',
    version: '1.0.8',
    load: () => import('./cases/rocketmq-nodejs-grpc-1.0.8-other.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-nodejs-grpc',
    version: '1.0.8',
    load: () => import('./cases/rocketmq-nodejs-grpc-1.0.8-sync.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-python-grpc',
    version: '5.1.2',
    load: () => import('./cases/rocketmq-python-grpc-5.1.2-async.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-python-grpc',
    version: '5.1.2',
    load: () => import('./cases/rocketmq-python-grpc-5.1.2-other.json', { with: { type: 'json' } }),
  },
  {
    profile: 'rocketmq-python-grpc',
    version: '5.1.2',
    load: () => import('./cases/rocketmq-python-grpc-5.1.2-sync.json', { with: { type: 'json' } }),
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
