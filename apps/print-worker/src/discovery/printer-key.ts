import { isLoopbackHost, networkAddress, networkKey } from '@picolo/contracts';

/** The same for two addresses that certainly lead to the same printer; an address that is none on the network is its own key. */
export function printerKey(uri: string, own: ReadonlySet<string>): string {
  const address = networkAddress(uri);
  if (address === null) return uri;
  const { host } = address;
  const isHere = isLoopbackHost(host) || own.has(host.replace(/^\[|\]$/gu, ''));
  return networkKey({ ...address, host: isHere ? 'localhost' : host });
}
