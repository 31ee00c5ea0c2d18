import { isLoopbackHost, networkAddress, networkKey, type ReportedPrinter } from '@picolo/contracts';

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
  const isOwn = address === null || isLoopbackHost(address.host);
  return isOwn ? `worker ${String(workerId)} ${uri}` : `network ${networkKey(address)}`;
}
