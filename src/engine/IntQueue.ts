// A queue of whole numbers in a ring of memory that doubles when full. Also a stack, at its newest end.

export class IntQueue {
  length = 0;
  private items: Int32Array;
  private head = 0;

  constructor(capacity = 16) {
    let size = 16;
    while (size < capacity) size *= 2;
    this.items = new Int32Array(size);
  }

  push(item: number): void {
    if (this.length === this.items.length) this.grow();
    this.items[(this.head + this.length) & (this.items.length - 1)] = item;
    this.length++;
  }

  /** The oldest; -1 when empty. */
  first(): number {
    return this.length === 0 ? -1 : (this.items[this.head] as number);
  }

  /** Takes the oldest; -1 when empty. */
  shift(): number {
    if (this.length === 0) return -1;
    const item = this.items[this.head] as number;
    this.head = (this.head + 1) & (this.items.length - 1);
    this.length--;
    return item;
  }

  /** Takes the newest; -1 when empty. */
  pop(): number {
    if (this.length === 0) return -1;
    this.length--;
    return this.items[(this.head + this.length) & (this.items.length - 1)] as number;
  }

  /** The item at that place, 0 = oldest; -1 beyond the end. */
  at(place: number): number {
    return place >= this.length
      ? -1
      : (this.items[(this.head + place) & (this.items.length - 1)] as number);
  }

  clear(): void {
    this.length = 0;
  }

  private grow(): void {
    const bigger = new Int32Array(this.items.length * 2);
    for (let place = 0; place < this.length; place++) bigger[place] = this.at(place);
    this.items = bigger;
    this.head = 0;
  }
}
