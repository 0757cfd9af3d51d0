import type { Scenario } from '../../scenario/Scenario.ts';
import type { View } from '../../scenario/View.ts';

interface LinkParts {
  readonly scenario: Scenario;
  readonly view?: View;
  readonly digest?: string | undefined;
}

export interface Link {
  readonly address: string;
  /** How long the part after `#` is. */
  readonly length: number;
}

/** The address that opens a scenario in any browser. */
export async function linkTo({ scenario, view = {}, digest }: LinkParts): Promise<Link> {
  const { encodeLink } = await import('../../scenario/link.ts');
  const fragment = encodeLink(scenario, view, digest);
  const page = location.href.replace(/#.*$/s, '');
  return { address: `${page}#${fragment}`, length: fragment.length };
}
