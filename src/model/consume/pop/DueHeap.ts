// Moments at which something is due, earliest first; equal ones in the order they came.

export class DueHeap {
  private readonly due: number[] = [];
  private readonly what: number[] = [];

  get length(): number {
    return this.due.length;
  }

  get firstDue(): number {
    return this.due[0] ?? Number.POSITIVE_INFINITY;
  }

  get first(): number {
    return this.what[0] ?? -1;
  }

  push(due: number, what: number): void {
    let place = this.due.length;
    this.due.push(due);
    this.what.push(what);
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.isBefore(place, above)) return;
      this.swap(place, above);
      place = above;
    }
  }

  pop(): void {
    const last = this.due.length - 1;
    if (last < 0) return;
    this.swap(0, last);
    this.due.pop();
    this.what.pop();
    for (let place = 0; ;) {
      const left = 2 * place + 1;
      if (left >= last) return;
      const right = left + 1;
      const least = right < last && this.isBefore(right, left) ? right : left;
      if (!this.isBefore(least, place)) return;
      this.swap(place, least);
      place = least;
    }
  }

  clear(): void {
    this.due.length = 0;
    this.what.length = 0;
  }

  private isBefore(a: number, b: number): boolean {
    const dueA = this.due[a] ?? 0;
    const dueB = this.due[b] ?? 0;
    return dueA < dueB || (dueA === dueB && (this.what[a] ?? 0) < (this.what[b] ?? 0));
  }

  private swap(a: number, b: number): void {
    const due = this.due[a] ?? 0;
    const what = this.what[a] ?? 0;
    this.due[a] = this.due[b] ?? 0;
    this.what[a] = this.what[b] ?? 0;
    this.due[b] = due;
    this.what[b] = what;
  }
}
