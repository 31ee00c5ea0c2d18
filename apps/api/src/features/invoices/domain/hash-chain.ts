import { createHash } from 'node:crypto';

/** What the first invoice of a series continues. */
export const CHAIN_START = '0'.repeat(64);

export interface ChainLink {
  readonly number: string;
  readonly canonical: string;
  readonly xml: string;
  readonly previousHash: string;
  readonly hash: string;
}

/**
 * Hash of an invoice: SHA-256 over the hash of the one before, the canonical JSON and the XML, one per line. Neither the
 * hash nor canonical JSON holds a raw line break, so no two inputs read alike. Lower-case hexadecimal.
 */
export function chainHash(previousHash: string, canonical: string, xml: string): string {
  return createHash('sha256').update(`${previousHash}\n${canonical}\n${xml}`, 'utf8').digest('hex');
}

/** Whether `link` continues `previousHash`; the reason when it does not. */
export function checkLink(link: ChainLink, previousHash: string): 'previous' | 'content' | null {
  if (link.previousHash !== previousHash) return 'previous';
  return chainHash(previousHash, link.canonical, link.xml) === link.hash ? null : 'content';
}
