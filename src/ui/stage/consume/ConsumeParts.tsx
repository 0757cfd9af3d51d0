import type { Scenario } from '../../../scenario/Scenario.ts';
import { formatNumber } from '../../parts/formatters.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { consumerTitle } from '../clientTitle.ts';
import { withFaults } from '../partLabels.ts';
import { PartButton } from '../PartButtons.tsx';
import type { PartButtonsProps } from '../PartButtons.tsx';
import type { ConsumeFigures } from './consumerFigures.ts';

interface ConsumePartsProps extends PartButtonsProps {
  readonly scenario: Scenario;
  readonly consume: ConsumeFigures | undefined;
}

/** The unseen buttons over consumers and proxies. */
export function ConsumeParts({ consume, ...props }: ConsumePartsProps) {
  const t = useTexts('consuming');
  const { layout, scenario, texts } = props;
  return (
    <>
      {layout.proxies.map((box, index) => {
        const name = scenario.proxies?.[index]?.id;
        if (name === undefined) return null;
        const now = consume?.proxies[index];
        const label = t('partProxy', { name, queue: formatNumber(now?.queue ?? 0) });
        return (
          <PartButton
            key={name}
            {...props}
            part={{ kind: 'proxy', index }}
            box={box}
            label={withFaults(texts, label, now?.faults ?? [])}
          />
        );
      })}
      {layout.consumers.map((card, index) => {
        const consumer = scenario.consumers?.[index];
        if (consumer === undefined) return null;
        const now = consume?.consumers[index];
        const label = t('partConsumer', {
          name: consumer.id,
          title: consumerTitle(consumer),
          lag: formatNumber(now?.lag ?? 0),
          consumed: formatNumber(now?.consumedPerSec ?? 0),
          failed: formatNumber(now?.failedPerSec ?? 0),
        });
        return (
          <PartButton
            key={consumer.id}
            {...props}
            part={{ kind: 'consumer', index }}
            box={card}
            label={withFaults(texts, label, now?.faults ?? [])}
          />
        );
      })}
    </>
  );
}
