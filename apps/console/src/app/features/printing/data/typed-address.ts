import type { FoundDriver } from '@picolo/contracts';

/** What stands there: pages and labels by IPP, or receipts by its raw port. */
export type TypedKind = 'pages' | 'receipts';

export interface TypedAddress {
  readonly uri: string;
  readonly driver: FoundDriver;
}

/** The address of a printer from what a person typed: a whole address says itself what it is, of a host the rest is added. */
export function typedAddress(typed: string, kind: TypedKind): TypedAddress {
  const text = typed.trim();
  if (/^[a-z]+:/iu.test(text) && !/^[^/]*:\d+(?:\/|$)/u.test(text)) {
    // Which protocol is spoken is read from its small letters.
    const uri = text.replace(/^[a-z]+:/iu, (scheme) => scheme.toLowerCase());
    return { uri, driver: /^socket:/iu.test(text) ? 'raw9100' : 'ipp' };
  }
  const host = text.replace(/\/+$/u, '');
  if (kind === 'receipts') return { uri: `socket://${/:\d+$/u.test(host) ? host : `${host}:9100`}`, driver: 'raw9100' };
  return { uri: `ipp://${host.includes('/') ? host : `${host}/ipp/print`}`, driver: 'ipp' };
}
