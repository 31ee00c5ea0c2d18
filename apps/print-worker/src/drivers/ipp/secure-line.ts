import { once } from 'node:events';
import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import type { CertificateTrust } from './certificates.js';

/** Who answered is not the printer; `reason` is a stable word. */
export class NotThePrinter extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'NotThePrinter';
  }
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/gu, '');

/**
 * A connection to the printer over which nothing was said yet, opened only once its certificate was looked at: neither
 * document nor title reaches somebody else. Throws NotThePrinter, or why it cannot be reached.
 */
export async function secureLine(address: URL, trust: CertificateTrust, limitMs: number): Promise<TLSSocket> {
  const [host, port] = [hostOf(address), Number(address.port === '' ? 443 : address.port)];
  const named = isIP(host) === 0 ? { servername: host } : {};
  const believed = trust.ca === undefined ? {} : { ca: trust.ca };
  // The trust decides: most printers sign for themselves.
  const socket = connect({ host, port, ...named, ...believed, rejectUnauthorized: false });
  // A late failure is heard by who uses the line; this keeps it from ending the process.
  socket.on('error', () => undefined);
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(limitMs) });
    const reason = trust.refusal(`${host}:${String(port)}`, socket);
    if (reason !== null) throw new NotThePrinter(reason);
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
