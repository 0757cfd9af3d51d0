// Why a delivery ended as it did, and why the next one came when it came, in words.
import type { DeliveryFacts, DeliveryRuleFacts } from '../../recording/deliveriesOf.ts';
import { formatMs } from '../parts/formatters.ts';
import type { Texts } from '../texts/texts.ts';

type DeliveryTexts = Texts<'deliveryCauses'>;

/** The sentence, and where its rule stands; nothing while nothing has been decided. */
export function deliverySentences(t: DeliveryTexts, facts: DeliveryFacts): readonly string[] {
  const sentences = [facts, facts.wait].flatMap((rule) =>
    rule === undefined || rule.causeName === 'none' ? [] : [sentence(t, facts, rule)],
  );
  return [...new Set(sentences)];
}

function sentence(t: DeliveryTexts, facts: DeliveryFacts, rule: DeliveryRuleFacts): string {
  const named = Object.fromEntries(rule.settings.map(({ name, value }) => [name, String(value)]));
  return t(rule.causeName, {
    ackIndex: '',
    delayLevelWhenNextConsume: '',
    ...named,
    consumer: facts.consumerId,
    broker: facts.brokerId,
    group: facts.group,
    number: facts.number,
    reconsumeTimes: facts.reconsumeTimes,
    planned: formatMs(facts.plannedMs ?? 0),
    actual: formatMs(facts.actualMs ?? 0),
  });
}
