// Plain data as a short text for a link, and back. Four letters of checksum come first: chats cut long
// links and people retype letters, and a cut text must not open as something else.
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { bad, good, type Result } from '../lib/Result.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { LINK_TEXT_BYTES_MAX } from './limits.ts';
import type { Plain } from './plain.ts';
import type { Problem } from './Problem.ts';

export function pack(data: Plain): string {
  const bytes = strToU8(JSON.stringify(data));
  return toBase64url(checksum(bytes)) + toBase64url(deflateSync(bytes, { level: 9 }));
}

const CHECK_LETTERS = 4;

export function unpack(packed: string): Result<Plain, Problem> {
  const check = packed.slice(0, CHECK_LETTERS);
  const deflated = fromBase64url(packed.slice(CHECK_LETTERS));
  if (deflated === undefined || deflated.length === 0) return bad({ kind: 'linkBroken' });
  // A few bytes can be made to unpack to gigabytes: the room is fixed beforehand, one byte over the limit.
  const room = new Uint8Array(LINK_TEXT_BYTES_MAX + 1);
  try {
    const bytes = inflateSync(deflated, { out: room });
    if (bytes.length > LINK_TEXT_BYTES_MAX) {
      return bad({ kind: 'linkTooLarge', max: LINK_TEXT_BYTES_MAX });
    }
    if (toBase64url(checksum(bytes)) !== check) return bad({ kind: 'linkBroken' });
    return good(JSON.parse(strFromU8(bytes)) as Plain);
  } catch {
    // Not deflated data, not UTF-8, or not JSON: to the reader it is all one.
    return bad({ kind: 'linkBroken' });
  }
}

/** 24 bits of FNV-1a: one wrong link in 16 million passes. */
function checksum(bytes: Uint8Array): Uint8Array {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  const folded = hash ^ (hash >>> 24);
  return new Uint8Array([folded >>> 16, folded >>> 8, folded]);
}
