// Every consumer one can choose. A new one is a line here.
import type { ConsumerProfile } from './consumers/ConsumerProfile.ts';
import {
  rocketmqGoGrpcConsumer,
  rocketmqJavaGrpcConsumer,
  rocketmqNodejsGrpcConsumer,
} from './consumers/grpcConsumers.ts';
import { rocketmqJavaConsumer } from './consumers/rocketmqJavaConsumer.ts';
import type { ConsumerScenario } from './Scenario.ts';
import type { SettingSpec } from './SettingSpec.ts';

export const CONSUMER_PROFILES: ReadonlyMap<string, ConsumerProfile> = new Map(
  [
    rocketmqJavaConsumer,
    rocketmqJavaGrpcConsumer,
    rocketmqGoGrpcConsumer,
    rocketmqNodejsGrpcConsumer,
  ].map((profile) => [profile.id, profile]),
);

/** The settings of a consumer's mode; none when there is no such profile or mode. */
export function consumerSpecs({
  profile,
  mode,
}: Pick<ConsumerScenario, 'profile' | 'mode'>): readonly SettingSpec[] {
  return CONSUMER_PROFILES.get(profile)?.modes[mode] ?? [];
}
