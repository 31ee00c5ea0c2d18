/** Each scheme's own port; schemes of one family lead to the same printer. */
const families: Readonly<Record<string, { readonly family: string; readonly port: string }>> = {
  'ipp:': { family: 'ipp', port: '631' },
  'ipps:': { family: 'ipp', port: '631' },
  'http:': { family: 'ipp', port: '80' },
  'https:': { family: 'ipp', port: '443' },
  'socket:': { family: 'socket', port: '9100' },
};

/** The same for two addresses that certainly lead to the same printer; an address that is none on the network is its own key. */
export function printerKey(uri: string, own: ReadonlySet<string>): string {
  const url = URL.parse(uri);
  const known = url === null || !Object.hasOwn(families, url.protocol) ? undefined : families[url.protocol];
  if (url === null || known === undefined) return uri;
  const host = url.hostname.toLowerCase().replace(/^\[|\]$|\.$/gu, '');
  const path = known.family === 'socket' ? '' : url.pathname.replace(/\/+$/u, '');
  return `${known.family}:${own.has(host) ? 'localhost' : host}:${url.port === '' ? known.port : url.port}${path}`;
}
