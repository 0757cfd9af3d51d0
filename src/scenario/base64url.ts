// Bytes as letters that may stand in an address: RFC 4648, section 5, without padding.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES: ReadonlyMap<string, number> = new Map(
  [...LETTERS].map((letter, value) => [letter, value]),
);

export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(index, index + 3);
    const word = (a << 16) | (b << 8) | c;
    const letterCount = Math.min(4, bytes.length - index + 1);
    for (let place = 0; place < letterCount; place += 1) {
      text += LETTERS.charAt((word >>> (18 - 6 * place)) & 63);
    }
  }
  return text;
}

/** Nothing when a letter is none of ours, or the length cannot come from whole bytes. */
export function fromBase64url(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let word = 0;
  let bits = 0;
  let count = 0;
  for (const letter of text) {
    const value = VALUES.get(letter);
    if (value === undefined) return undefined;
    word = ((word << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[count] = (word >>> bits) & 0xff;
    count += 1;
  }
  return bytes;
}
