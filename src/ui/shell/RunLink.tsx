import { useEffect, useState } from 'react';
import type { Scenario } from '../../scenario/Scenario.ts';
import { linkTo } from '../share/linkTo.ts';
import { useTexts } from '../texts/useTexts.ts';

interface RunLinkProps {
  readonly scenario: Scenario;
}

/** A link that opens a scenario again, for whoever is told about a run that failed. */
export function RunLink({ scenario }: RunLinkProps) {
  const t = useTexts('shell');
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    let isStale = false;
    void linkTo({ scenario }).then((link) => {
      if (!isStale) setAddress(link.address);
    });
    return () => {
      isStale = true;
    };
  }, [scenario]);
  return address === undefined ? null : <a href={address}>{t('reproduceLink')}</a>;
}
