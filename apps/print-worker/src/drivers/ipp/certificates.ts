import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { PlainError } from '../../plain-error.js';
import { writePrivately } from '../../settings/private-file.js';

/** What tells a printer at an `ipps` address from somebody else there. */
export interface CertificateTrust {
  /** Authorities to believe, as PEM; absent: the system's. */
  readonly ca?: string;
  /** Why nothing may be said to who answered, as a stable word; null when it is the printer. */
  refusal(address: string, socket: TLSSocket): string | null;
}

export interface TrustSetting {
  /** File of the authority, or of the printer's own certificate, as PEM. */
  readonly ca?: string;
  /** SHA-256 of the printer's certificate in hexadecimal digits, with or without colons. */
  readonly fingerprint?: string;
}

const fileName = 'certificates.json';

export const isFingerprint = (value: string): boolean => /^(?:[0-9a-f]{2}:?){31}[0-9a-f]{2}$/iu.test(value);

const plain = (fingerprint: string): string => fingerprint.replaceAll(':', '').toLowerCase();
const fingerprintOf = (socket: TLSSocket): string => plain(socket.getPeerCertificate().fingerprint256);

/** By what `worker.json` says of the printer. Throws PlainError for a file that cannot be read. */
export function trustOf({ ca, fingerprint }: TrustSetting, data: string): CertificateTrust {
  if (fingerprint !== undefined) {
    const wanted = plain(fingerprint);
    return { refusal: (_, socket) => (fingerprintOf(socket) === wanted ? null : 'certificate-wrong') };
  }
  if (ca === undefined) return new FirstSeen(data);
  return {
    ca: readPem(resolve(data, ca)),
    refusal: (_, { authorized }) => (authorized ? null : 'certificate-untrusted'),
  };
}

function readPem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new PlainError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Printers sign for themselves: the certificate seen first is kept, and another one at that address is not talked to. One
 * that the system's authorities vouch for needs no keeping, and may be renewed.
 */
class FirstSeen implements CertificateTrust {
  constructor(private readonly data: string) {}

  refusal(address: string, socket: TLSSocket): string | null {
    const kept = this.kept();
    if (kept === null) return 'certificates-unreadable';
    const known = Object.hasOwn(kept, address) ? kept[address] : undefined;
    const seen = fingerprintOf(socket);
    if (known !== undefined && known === seen) return null;
    if (socket.authorized) return null;
    return known === undefined ? this.keep({ ...kept, [address]: seen }) : 'certificate-changed';
  }

  /** Null: what is there cannot be understood, and must not be taken for nothing. */
  private kept(): Readonly<Record<string, unknown>> | null {
    try {
      const value: unknown = JSON.parse(readFileSync(join(this.data, fileName), 'utf8'));
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? {} : null;
    }
  }

  private keep(all: Readonly<Record<string, unknown>>): string | null {
    try {
      writePrivately(this.data, fileName, `${JSON.stringify(all, null, 2)}\n`);
      return null;
    } catch {
      return 'certificate-not-kept';
    }
  }
}
