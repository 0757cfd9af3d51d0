/** A number from 0 up to 2³² that looks like chance and is always the same for the same row. */
export function hashOf(row: number): number {
  let mixed = Math.imul(row ^ 0x9e3779b9, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The same from 0 up to 1. */
export function luckOf(row: number): number {
  return hashOf(row) / 4_294_967_296;
}
