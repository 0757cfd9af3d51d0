// Where a run writes what consumers settle: the recording's columns while they still grow.
import { NEVER, type SettlementColumns } from './Recording.ts';

export interface NewSettlement {
  readonly delivery: number;
  readonly kind: number;
  readonly invisibleMs: number;
  readonly sentAt: number;
}

export class SettlementRecorder implements SettlementColumns {
  count = 0;
  sentAt = new Float64Array(256);
  delivery = new Uint32Array(256);
  kind = new Uint8Array(256);
  invisibleMs = new Float64Array(256);
  answeredAfter = new Uint32Array(256).fill(NEVER);
  code = new Uint16Array(256);

  add({ delivery, kind, invisibleMs, sentAt }: NewSettlement): number {
    if (this.count === this.sentAt.length) this.grow();
    const row = this.count++;
    this.sentAt[row] = sentAt;
    this.delivery[row] = delivery;
    this.kind[row] = kind;
    this.invisibleMs[row] = invisibleMs;
    return row;
  }

  private grow(): void {
    const length = this.count * 2;
    const { sentAt, delivery, kind, invisibleMs, answeredAfter, code } = this;
    this.sentAt = new Float64Array(length);
    this.sentAt.set(sentAt);
    this.delivery = new Uint32Array(length);
    this.delivery.set(delivery);
    this.kind = new Uint8Array(length);
    this.kind.set(kind);
    this.invisibleMs = new Float64Array(length);
    this.invisibleMs.set(invisibleMs);
    this.answeredAfter = new Uint32Array(length).fill(NEVER);
    this.answeredAfter.set(answeredAfter);
    this.code = new Uint16Array(length);
    this.code.set(code);
  }
}
