/** Each scheme's own port; schemes of one family lead to the same sheet of paper. */
const families: Readonly<Record<string, { readonly family: string; readonly port: string }>> = {
  'ipp:': { family: 'ipp', port: '631' },
  'ipps:': { family: 'ipp', port: '631' },
  'http:': { family: 'ipp', port: '80' },
  'https:': { family: 'ipp', port: '443' },
  'socket:': { family: 'socket', port: '9100' },
};

/** Where on the network a printer is, in one form however it was written. */
export interface NetworkAddress {
  readonly family: string;
  /** In small letters, without a dot at the end; numbers as they are usually written, IPv6 in brackets. */
  readonly host: string;
  /** Also where it is the usual one and was not written. */
  readonly port: string;
  /** `/ipp/print`, without slashes at the end; empty where the family knows none. */
  readonly path: string;
}

/** Null for what is no address on the network. */
export function networkAddress(uri: string): NetworkAddress | null {
  const scheme = /^[a-z]+:/iu.exec(uri)?.[0].toLowerCase() ?? '';
  const known = Object.hasOwn(families, scheme) ? families[scheme] : undefined;
  if (known === undefined) return null;
  // Names and numbers of hosts are brought to one form for web addresses only. A port has to be named to be kept.
  const rest = uri.slice(scheme.length);
  const url = URL.parse(`http:${rest}`);
  if (url === null || url.hostname === '') return null;
  const unsaid = /^\/\/[^/?#]*:80(?:[/?#]|$)/u.test(rest) ? '80' : known.port;
  return {
    family: known.family,
    host: url.hostname.replace(/\.$/u, ''),
    port: url.port === '' ? unsaid : url.port,
    path: known.family === 'socket' ? '' : url.pathname.replace(/\/+$/u, ''),
  };
}

/** `ipp:printer.lan:631/ipp/print`: the same for all that certainly lead to the same printer. */
export const networkKey = ({ family, host, port, path }: NetworkAddress): string => `${family}:${host}:${port}${path}`;

/**
 * What every machine calls itself: `127.0.0.1` of two of them are two machines. `host` as a web address names it; IPv6
 * with its brackets or without.
 */
export const isLoopbackHost = (host: string): boolean =>
  /^(?:.+\.)?localhost$|^127(?:\.\d+){3}$|^0\.0\.0\.0$|^\[?::1?\]?$|^\[?::ffff:7f[\da-f]{2}:/u.test(host);
