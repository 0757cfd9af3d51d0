// Every client one can choose. A new one is a line here.
import { custom } from './profiles/custom.ts';
import { grpcGoChannel } from './profiles/grpcGoChannel.ts';
import { grpcJavaChannel } from './profiles/grpcJavaChannel.ts';
import { grpcJsChannel } from './profiles/grpcJsChannel.ts';
import type { Profile } from './profiles/Profile.ts';
import { rawRemoting } from './profiles/rawRemoting.ts';
import { rocketmqDocumented } from './profiles/rocketmqDocumented.ts';
import { rocketmqGoGrpc } from './profiles/rocketmqGoGrpc.ts';
import { rocketmqGoRemoting } from './profiles/rocketmqGoRemoting.ts';
import { rocketmqJavaGrpc } from './profiles/rocketmqJavaGrpc.ts';
import { rocketmqJavaRemoting } from './profiles/rocketmqJavaRemoting.ts';
import { rocketmqNodejsGrpc } from './profiles/rocketmqNodejsGrpc.ts';
import { rocketmqPythonGrpc } from './profiles/rocketmqPythonGrpc.ts';

export const PROFILES: ReadonlyMap<string, Profile> = new Map(
  [
    rocketmqJavaRemoting,
    rocketmqGoRemoting,
    rocketmqJavaGrpc,
    rocketmqGoGrpc,
    rocketmqNodejsGrpc,
    rocketmqPythonGrpc,
    rocketmqDocumented,
    rawRemoting,
    grpcGoChannel,
    grpcJavaChannel,
    grpcJsChannel,
    custom,
  ].map((profile) => [profile.id, profile]),
);

/** The profile of a scenario that was checked; an unknown id is a bug here. */
export function profileOf(id: string): Profile {
  const profile = PROFILES.get(id);
  if (profile === undefined) throw new Error(`Bug: no profile ${id}`);
  return profile;
}
