// Joins what consumers need on the stage: their cards and boxes on the ground, and the dots of their deliveries.
import type { Recording } from '../../../recording/Recording.ts';
import { fullSettings } from '../../../scenario/SettingSpec.ts';
import { NETWORK_SPECS } from '../../../scenario/specs.ts';
import type { Selection } from '../../../store/SluiceState.ts';
import { formatNumber } from '../../parts/formatters.ts';
import { textsOf } from '../../texts/texts.ts';
import type { BaseView } from '../paint/BaseLayer.ts';
import { channelHalfWidth, paintLinks } from '../paint/paintLinks.ts';
import type { FigureSpace } from '../paint/paintClient.ts';
import type { Hit, Point } from '../scene/pick.ts';
import { consumeRoadsOf, type ConsumeRoads } from './consumeRoads.ts';
import { ConsumeReader, type ConsumeFigures } from './consumerFigures.ts';
import { DeliveryDots, type DeliveryShowing } from './DeliveryDots.ts';
import { paintBox, paintConsumer, type ConsumeSpace } from './paintConsumer.ts';

export class ConsumeLayer {
  readonly dots: DeliveryDots | undefined;
  figures: ConsumeFigures;
  private readonly view: BaseView;
  private readonly roads: ConsumeRoads;
  private readonly reader: ConsumeReader;

  constructor(view: BaseView, recording: Recording) {
    this.view = view;
    this.roads = consumeRoadsOf(view.layout);
    this.reader = new ConsumeReader(recording);
    this.figures = this.reader.at(0);
    const { latencyMs } = fullSettings(NETWORK_SPECS, recording.scenario.network);
    this.dots =
      recording.deliveries && new DeliveryDots(recording.deliveries, this.roads, latencyMs * 1000);
  }

  /** Cards, boxes and ways; a few times a second. */
  paintBase(given: FigureSpace, atMs: number, selection: Selection): void {
    this.figures = this.reader.at(atMs);
    const space: ConsumeSpace = { ...given, words: textsOf('consuming') };
    this.paintWays(space);
    const { layout, consumers } = this.view;
    layout.consumers.forEach((card, index) => {
      const figures = this.figures.consumers[index];
      const words = consumers[index];
      if (figures === undefined || words === undefined) return;
      const isSelected = selection.kind === 'consumer' && selection.index === index;
      paintConsumer(space, { card, words, figures, isSelected });
    });
    this.paintBoxes(space, selection);
  }

  fill(showing: DeliveryShowing): void {
    this.dots?.fill(showing);
  }

  pick({ x, y }: Point, reach: number): Hit | undefined {
    const { dots } = this;
    if (dots === undefined) return undefined;
    let nearest = -1;
    let least = reach * reach;
    for (let index = 0; index < dots.count; index += 1) {
      const distance = ((dots.x[index] ?? 0) - x) ** 2 + ((dots.y[index] ?? 0) - y) ** 2;
      if (distance >= least) continue;
      least = distance;
      nearest = index;
    }
    return nearest < 0 ? undefined : { kind: 'delivery', row: dots.row[nearest] ?? 0 };
  }

  private paintWays({ context, palette }: ConsumeSpace): void {
    const { roads } = this;
    const { scale } = this.view.layout;
    if (roads.consumerCount === 0) return;
    const ways = (links: ConsumeRoads['links'], width: number) => ({
      roads: {
        links,
        bays: [],
        brokerCount: 1,
        dotsMax: 0,
        laneOffset: roads.laneOffset * width,
        laneWidth: roads.laneWidth * width,
      },
      states: [],
      scale,
      isSelected: false,
    });
    const thin = [...roads.retries, ...roads.deadLetters];
    context.save();
    paintLinks(context, palette, ways(thin, 0.35));
    paintLinks(context, palette, ways(roads.links, 1));
    context.restore();
    // The mouth of each channel, as at producers.
    const length = 0.84 * channelHalfWidth(ways([], 1).roads, scale) + 4 * scale;
    context.fillStyle = palette.bank;
    for (const { port } of this.view.layout.consumers) {
      const [width, height] = this.view.layout.isVertical
        ? [length, 4 * scale]
        : [4 * scale, length];
      context.beginPath();
      context.roundRect(port.x - width / 2, port.y - height / 2, width, height, 2 * scale);
      context.fill();
    }
  }

  private paintBoxes(space: ConsumeSpace, selection: Selection): void {
    const { palette, words: t } = space;
    const { layout, proxies } = this.view;
    const { scale, retry, deadLetters } = layout;
    const { retryWaiting, deadLetters: dead } = this.figures;
    if (retry !== undefined) {
      const colour = retryWaiting > 0 ? palette.throttled : palette.muted;
      const value = formatNumber(retryWaiting);
      paintBox(space, { box: retry, scale, title: t('retryTopic'), value, colour });
    }
    if (deadLetters !== undefined) {
      const colour = dead > 0 ? palette.connectionFailed : palette.muted;
      const value = formatNumber(dead);
      paintBox(space, { box: deadLetters, scale, title: t('deadLetterQueue'), value, colour });
    }
    layout.proxies.forEach((box, index) => {
      const now = this.figures.proxies[index];
      const faults = now?.faults ?? [];
      const queue = t('proxyQueue', { number: formatNumber(now?.queue ?? 0) });
      paintBox(space, {
        box,
        scale,
        title: proxies[index] ?? '',
        value: faults.length > 0 ? faults.map(space.nameOfFault).join(' · ') : queue,
        colour: faults.length > 0 ? palette.throttled : palette.ink,
        isSelected: selection.kind === 'proxy' && selection.index === index,
      });
    });
  }
}
