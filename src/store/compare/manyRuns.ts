// What takes many runs: A and B over seeds, and one scenario through all clients.
import type { ClientKind } from '../../scenario/edit.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import type { SluiceStore } from '../createSluice.ts';
import { Desk, type DeskWorld } from '../explore/Desk.ts';
import { createClientsTask } from './clientsTask.ts';
import type { CompareStore } from './CompareState.ts';
import { createPairsTask } from './pairsTask.ts';

export interface ManyRunsWorld extends DeskWorld {
  readonly sluice: SluiceStore;
  readonly store: CompareStore;
  /** Others who compute many runs leave the processor to this. */
  readonly quietOthers: () => void;
}

export class ManyRuns {
  private readonly world: ManyRunsWorld;
  private readonly desk: Desk;

  constructor(world: ManyRunsWorld) {
    this.world = world;
    this.desk = new Desk(world);
  }

  /** A and B with that many seeds. */
  startPairs(count: number): void {
    const { store, sluice, quietOthers } = this.world;
    const { now } = store.getState();
    if (now === undefined) return;
    const a = now.a.scenario;
    const b = sluice.getState().scenario;
    const task = createPairsTask(a, b, count);
    quietOthers();
    this.desk.start(task, {
      begin: (work) => {
        store.setState({ pairs: { ...work, a, b, task } });
      },
      show: (work) => {
        store.setState(({ pairs }) => ({ pairs: pairs && { ...pairs, ...work } }));
      },
    });
  }

  startClients(scenario: Scenario, kinds: readonly Required<ClientKind>[]): void {
    const { store, quietOthers } = this.world;
    const task = createClientsTask(scenario, kinds);
    quietOthers();
    this.desk.start(task, {
      begin: (work) => {
        store.setState({ clients: { ...work, scenario, task } });
      },
      show: (work) => {
        store.setState(({ clients }) => ({ clients: clients && { ...clients, ...work } }));
      },
    });
  }

  pause(): void {
    this.desk.pause();
  }

  resume(): void {
    this.desk.resume();
  }

  /** What is in stays. */
  cancel(): void {
    this.desk.cancel();
  }
}
