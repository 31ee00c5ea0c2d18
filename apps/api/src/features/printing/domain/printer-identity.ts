import type { ReportedPrinter } from '@picolo/contracts';

/** Each scheme's own port; schemes of one family lead to the same sheet of paper. */
const families: Readonly<Record<string, { readonly family: string; readonly port: string }>> = {
  'ipp:': { family: 'ipp', port: '631' },
  'ipps:': { family: 'ipp', port: '631' },
  'http:': { family: 'ipp', port: '80' },
  'https:': { family: 'ipp', port: '443' },
  'socket:': { family: 'socket', port: '9100' },
};

/** What every PC calls itself: `127.0.0.1` of two PCs are two machines. */
const isOwnMachine = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || /^(?:127\.|0\.0\.0\.0$)/u.test(host) || isOwnIpv6(host);

/** `::`, `::1`, and 127.… written as IPv6. */
const isOwnIpv6 = (host: string): boolean => /^\[::1?\]$/u.test(host) || /^\[::ffff:7f/u.test(host);

/** `ipp:printer.lan:631/ipp/print`; null for what is no address on the network. */
function networkAddress(uri: string): string | null {
  const scheme = /^[a-z]+:/iu.exec(uri)?.[0].toLowerCase() ?? '';
  const known = Object.hasOwn(families, scheme) ? families[scheme] : undefined;
  if (known === undefined) return null;
  // Names and numbers of hosts are brought to one form for web addresses only. A port has to be named to be kept.
  const url = URL.parse(`http:${uri.slice(scheme.length)}`);
  if (url === null || url.hostname === '') return null;
  const host = url.hostname.replace(/\.$/u, '');
  if (isOwnMachine(host)) return null;
  const port =
    url.port === '' ? (/^\/\/[^/?#]*:80(?:[/?#]|$)/u.test(uri.slice(scheme.length)) ? '80' : known.port) : url.port;
  const path = known.family === 'socket' ? '' : url.pathname.replace(/\/+$/u, '');
  return `${known.family}:${host}:${port}${path}`;
}

/**
 * What makes two reports the same printer. An address on the network is one printer, whoever sees it; a folder or an
 * address of the PC itself is that worker's own; a name that people gave in `worker.json` (`sharedAs`) goes before both.
 */
export function printerIdentity(
  workerId: number,
  { uri, sharedAs }: Pick<ReportedPrinter, 'uri' | 'sharedAs'>,
): string {
  // Over the wire an absent value may come as null.
  if (typeof sharedAs === 'string') return `shared ${sharedAs}`;
  const address = networkAddress(uri);
  return address === null ? `worker ${String(workerId)} ${uri}` : `network ${address}`;
}
