import { useMemo } from 'react';
import type { Scenario } from '../../scenario/Scenario.ts';
import { useTexts } from '../texts/useTexts.ts';
import { clientTitle, consumerTitle } from './clientTitle.ts';
import { useConsume } from './consume/useConsume.ts';
import { faultText } from './faultText.ts';
import type { BaseView } from './paint/BaseLayer.ts';
import { readPalette } from './paint/palette.ts';
import { roadsOf } from './scene/roads.ts';
import { usesNameServer } from './scene/figures.ts';
import { stageLayout } from './scene/stageLayout.ts';
import { usePageTheme } from './useMedia.ts';
import { pixelRatioFor, type ElementSize } from './useStageSize.ts';

/**
 * All that the painter needs beside a recording: the same object for as long as size, parts, names, theme
 * and language are the same, so that a slider that moves does not build the stage anew.
 */
export function useStageBase(
  element: HTMLElement | null,
  size: ElementSize | undefined,
  scenario: Scenario,
): BaseView | undefined {
  const t = useTexts('stage');
  const faults = useTexts('faults');
  const theme = usePageTheme();
  const names = JSON.stringify({
    clients: scenario.clients.map((client) => ({ name: client.id, title: clientTitle(t, client) })),
    brokers: scenario.brokers.map(({ id }) => id),
    hasNameServer: usesNameServer(scenario),
    consumers: (scenario.consumers ?? []).map((one) => ({
      name: one.id,
      title: consumerTitle(one),
    })),
    proxies: (scenario.proxies ?? []).map(({ id }) => id),
    vias: scenario.clients.map(({ via }) =>
      (scenario.proxies ?? []).findIndex(({ id }) => id === via),
    ),
  });
  const consume = useConsume(
    (scenario.consumers?.length ?? 0) + (scenario.proxies?.length ?? 0) > 0,
  );
  return useMemo(() => {
    if (element === null || size === undefined || size.width === 0 || theme === '')
      return undefined;
    const { clients, brokers, hasNameServer, consumers, proxies, vias } = JSON.parse(
      names,
    ) as Names;
    const layout = stageLayout({
      ...size,
      clientCount: clients.length,
      brokerCount: brokers.length,
      hasNameServer,
      consumerCount: consumers.length,
      proxyCount: proxies.length,
    });
    return {
      layout,
      roads: roadsOf(layout, vias),
      // Read anew with each theme; the theme itself decides nothing else here.
      palette: readPalette(element),
      t,
      nameOfFault: (entry) => faultText(faults, entry),
      clients,
      brokers,
      consumers,
      proxies,
      consume,
      pixelRatio: pixelRatioFor(size, devicePixelRatio),
    };
  }, [element, size, names, theme, t, faults, consume]);
}

interface Names {
  readonly clients: readonly { readonly name: string; readonly title: string }[];
  readonly brokers: readonly string[];
  readonly hasNameServer: boolean;
  readonly consumers: readonly { readonly name: string; readonly title: string }[];
  readonly proxies: readonly string[];
  /** By client, its proxy; -1: none. */
  readonly vias: readonly number[];
}
