// The business behind a consumer: how long it takes for a message and what it makes of it. Rules K10 and K11. It fails by
// chance, at poison messages, at the first deliveries of each message, or because what it calls is down.
import { mix, Random } from '../../engine/Random.ts';
import { DELIVERY_CAUSE } from '../../recording/deliveries.ts';
import { HANDLER_SPECS } from '../../scenario/consumers/handlerSpecs.ts';
import type { ConsumerScenario } from '../../scenario/Scenario.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import { ServiceTime } from '../broker/ServiceTime.ts';

/** `failsFirst`: every delivery fails. */
const EVERY = -1;
const WORD = 4_294_967_296;

export class Handler {
  settings;
  /** What faults do: each message takes so many times as long, and fails with that probability. */
  slowFactor = 1;
  downRatio = 0;
  /** So many of the next new messages are poison while the fault lasts. */
  private poisonLeft = 0;
  private readonly poisoned = new Set<number>();
  private readonly time: ServiceTime;
  private readonly luck: Random;
  private readonly poisonWord: number;

  constructor(consumer: ConsumerScenario, seed: number) {
    this.settings = fullSettings(HANDLER_SPECS, consumer.handler);
    this.time = new ServiceTime(Random.stream(seed, `handler ${consumer.id}`));
    this.luck = Random.stream(seed, `failing ${consumer.id}`);
    // The same messages are poison for all consumers of a run.
    this.poisonWord = mix(seed ^ 0x0050_1503);
    this.configure(consumer);
  }

  configure(consumer: ConsumerScenario): void {
    this.settings = fullSettings(HANDLER_SPECS, consumer.handler);
    const { takesDistribution, takesMs, takesDeviation } = this.settings;
    this.time.configure({
      serviceDistribution: takesDistribution,
      serviceMs: takesMs,
      serviceDeviation: takesDeviation,
    });
  }

  /** How long the handler works on that many messages, in microseconds. */
  takes(count: number): number {
    let total = 0;
    for (let left = count; left > 0; left--) total += this.time.draw(this.slowFactor);
    return total;
  }

  isPoison(message: number): boolean {
    const { poisonRatio } = this.settings;
    if (this.poisoned.has(message)) return true;
    return poisonRatio > 0 && mix(this.poisonWord + message) >>> 0 < poisonRatio * WORD;
  }

  /** Whether the delivery with that number (from 1) of the message fails. */
  fails(message: number, number: number): boolean {
    const { failsFirst, failRatio } = this.settings;
    if (this.poisonLeft > 0 && number === 1) {
      this.poisonLeft--;
      this.poisoned.add(message);
    }
    // Each chance is drawn whatever the others say, so that one setting leaves the luck of another as it was.
    const isUnlucky = failRatio > 0 && this.luck.uniform() < failRatio;
    const isDown =
      this.downRatio > 0 && (this.downRatio === 1 || this.luck.uniform() < this.downRatio);
    const isEarly = failsFirst === EVERY || number <= failsFirst;
    return isUnlucky || isDown || isEarly || this.isPoison(message);
  }

  setPoison(count: number): void {
    this.poisonLeft = count;
    if (count === 0) this.poisoned.clear();
  }

  /** A DELIVERY_CAUSE: how it says that it failed. */
  get failure(): number {
    switch (this.settings.failsBy) {
      case 'exception':
        return DELIVERY_CAUSE.handlerThrew;
      case 'null':
        return DELIVERY_CAUSE.handlerNull;
      case 'RECONSUME_LATER':
        return DELIVERY_CAUSE.reconsumeLater;
    }
  }
}
