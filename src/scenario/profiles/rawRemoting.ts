// Bare requests, as the recorders of the broker's behaviour sent them: what the broker does, without a client's
// own retries and detours.
import type { SettingSpec } from '../SettingSpec.ts';
import type { Profile } from './Profile.ts';

const DRIVER = "the recorders' driver: NettyRemotingClient:invokeAsync (5.3.3)";

export const RAW_REMOTING_SPECS = [
  {
    kind: 'number',
    name: 'timeoutMs',
    group: 'timeouts',
    unit: 'ms',
    default: 3_000,
    min: 1,
    max: 600_000,
    step: 50,
    scale: 'log',
    source: DRIVER,
  },
  {
    kind: 'number',
    name: 'retries',
    group: 'retry',
    unit: 'count',
    default: 0,
    min: 0,
    max: 100,
    step: 1,
    scale: 'linear',
    source: DRIVER,
  },
] as const satisfies readonly SettingSpec[];

export const rawRemoting: Profile = {
  id: 'raw-remoting',
  title: 'Raw remoting requests',
  system: 'rocketmq',
  versions: [{ id: '5.3.3', title: '' }],
  defaultVersion: '5.3.3',
  modes: ['async'],
  specs: RAW_REMOTING_SPECS,
  attempts: { async: { name: 'retries', besides: 1 } },
};
