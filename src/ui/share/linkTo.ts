import type { Compared } from '../../scenario/comparedLink.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import type { View } from '../../scenario/View.ts';

interface LinkParts {
  readonly scenario: Scenario;
  readonly view?: View;
  readonly digest?: string | undefined;
  /** What the scenario is held against. */
  readonly compared?: Compared | undefined;
}

export interface Link {
  readonly address: string;
  /** How long the part after `#` is. */
  readonly length: number;
}

/** The address that opens a scenario in any browser. */
export async function linkTo(parts: LinkParts): Promise<Link> {
  const { scenario, view = {}, digest, compared } = parts;
  const [{ encodeLink }, { comparedField }] = await Promise.all([
    import('../../scenario/link.ts'),
    import('../../scenario/comparedLink.ts'),
  ]);
  const others = view.unknownKeys ?? [];
  const seen =
    compared === undefined
      ? view
      : { ...view, unknownKeys: [...others, comparedField(scenario, compared)] };
  const fragment = encodeLink(scenario, seen, digest);
  const page = location.href.replace(/#.*$/s, '');
  return { address: `${page}#${fragment}`, length: fragment.length };
}
