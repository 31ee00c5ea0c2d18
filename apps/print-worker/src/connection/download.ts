import { chunkBytes, type JobOffer } from '@picolo/contracts';
import { sha256 } from '../journal/documents.js';
import type { JobSource } from '../printing/lane-context.js';

/** Fetches a whole document; null when what came is not what was announced. Throws NotAnswered when the line breaks. */
export async function download(source: JobSource, offer: JobOffer): Promise<Uint8Array | null> {
  const whole = new Uint8Array(offer.size);
  let at = 0;
  for (let index = 0; at < offer.size; index += 1) {
    const bytes = await source.chunk(offer.uuid, offer.attempt, index);
    if (bytes.length === 0 || bytes.length > chunkBytes || at + bytes.length > offer.size) return null;
    whole.set(bytes, at);
    at += bytes.length;
  }
  return sha256(whole) === offer.sha256 ? whole : null;
}
