// Which broker and queue a proxy picks: one after the other for plain messages, always the same for a message group.
// Rule X12. Source: SendMessageActivity:SendMessageQueueSelector, MessageQueueSelector:selectOneByPipeline (5.3.3).
import { mix, Random } from '../../engine/Random.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import { BROKER_SPECS } from '../../scenario/specs.ts';
import type { World } from '../World.ts';

interface Place {
  readonly broker: number;
  readonly queue: number;
}

export class ProxyChoice {
  private places: readonly Place[] = [];
  private version = -1;
  private next: number;

  private readonly world: World;
  private readonly home: number | undefined;

  constructor(world: World, id: string, home: number | undefined) {
    this.world = world;
    this.home = home;
    this.next = Random.stream(world.scenario.seed, `proxy choice ${id}`).below(0x7fff_ffff);
  }

  /** Writes the choice into the attempt's row; in a cluster without brokers the client's own stays. */
  choose(attempt: number): void {
    const { attempts, producers } = this.world;
    this.refresh();
    if (this.places.length === 0) return;
    const message = attempts.message[attempt] ?? 0;
    const group = producers[attempts.client[attempt] ?? 0]?.workload.groupOf(message);
    const at = group === undefined ? this.next++ : hashOf(group);
    const place = this.places[at % this.places.length];
    attempts.broker[attempt] = place?.broker ?? 0;
    attempts.queue[attempt] = place?.queue ?? 0;
  }

  /** It learns of brokers that came and went when the name server does; its cache is left out. */
  private refresh(): void {
    const { nameServer, scenario } = this.world;
    if (nameServer.version === this.version) return;
    this.version = nameServer.version;
    const listed = scenario.brokers
      .map(({ settings }, broker) => ({ settings, broker }))
      .filter(({ broker }) =>
        this.home === undefined ? nameServer.lists(broker) : broker === this.home,
      );
    const places = listed.flatMap(({ settings, broker }) => {
      const { writeQueueNums } = fullSettings(BROKER_SPECS, settings);
      return Array.from({ length: writeQueueNums }, (_, queue) => ({ broker, queue }));
    });
    if (places.length > 0) this.places = places;
  }
}

function hashOf(group: string): number {
  let hash = 0;
  for (let index = 0; index < group.length; index++) hash = mix(hash ^ group.charCodeAt(index));
  return hash >>> 0;
}
