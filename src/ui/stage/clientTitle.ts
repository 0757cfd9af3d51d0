import { CONSUMER_PROFILES } from '../../scenario/consumerProfiles.ts';
import { PROFILES } from '../../scenario/profiles.ts';
import type { ClientScenario, ConsumerScenario } from '../../scenario/Scenario.ts';
import type { Texts } from '../texts/texts.ts';

/** Which client it is: `RocketMQ Java 5.3 · sync`. */
export function clientTitle(t: Texts<'stage'>, client: ClientScenario): string {
  const profile = PROFILES.get(client.profile);
  const mode = (profile?.modes.length ?? 0) > 1 ? ` · ${client.mode}` : '';
  if (client.profile === 'custom') return t('customClient') + mode;
  if (client.profile === 'rocketmq-documented') return t('documentedClient') + mode;
  if (client.profile === 'raw-remoting') return t('rawClient') + mode;
  const version = profile?.versions.find(({ id }) => id === client.version)?.title ?? '';
  return `${profile?.title ?? client.profile} ${version}`.trim() + mode;
}

/** Which consumer it is: `RocketMQ Java 5.3 · push-orderly`. */
export function consumerTitle({ profile: id, version: given, mode }: ConsumerScenario): string {
  const profile = CONSUMER_PROFILES.get(id);
  const version = profile?.versions.find((one) => one.id === given)?.title ?? '';
  // The system's own name is on every other card.
  const title = (profile?.title ?? id).replace(/^RocketMQ /, '');
  return `${title} ${version} · ${mode}`;
}
