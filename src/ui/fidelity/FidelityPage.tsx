import { useEffect } from 'react';
import { fidelity } from '../../store/fidelity.ts';
import type { FidelityView } from '../../store/page.ts';
import { CaseList } from './CaseList.tsx';
import { CaseView } from './CaseView.tsx';
import { ConformanceTable } from './ConformanceTable.tsx';
import { Contradictions } from './Contradictions.tsx';

/** How true the simulator is: the table, the cases behind a line of it, one case, or where documents are wrong. */
export function FidelityPage({ view }: { readonly view: FidelityView }) {
  useEffect(() => {
    fidelity.askResults();
  }, []);
  switch (view.kind) {
    case 'table':
      return <ConformanceTable />;
    case 'cases':
      return <CaseList profile={view.profile} version={view.version} />;
    case 'case':
      return <CaseView id={view.id} />;
    case 'contradictions':
      return <Contradictions />;
  }
}
