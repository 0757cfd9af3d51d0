import { consumerSpecs } from '../../scenario/consumerProfiles.ts';
import type { ConsumerScenario } from '../../scenario/Scenario.ts';

/** A number among a consumer's settings, as it is set or by default; 0 for a kind of consumer that has no such setting. */
export function numberOf(consumer: ConsumerScenario, name: string): number {
  const set = consumer.settings[name];
  if (typeof set === 'number') return set;
  const spec = consumerSpecs(consumer).find((candidate) => candidate.name === name);
  return spec?.kind === 'number' ? spec.default : 0;
}
