import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key that signs access tokens: made once for this folder, readable by its owner only. */
export function jwtSecret(local: string): string {
  const file = join(local, 'secrets.json');
  if (existsSync(file)) {
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof stored === 'object' && stored !== null && 'jwtSecret' in stored) return String(stored.jwtSecret);
  }
  const secret = randomBytes(48).toString('base64url');
  writeFileSync(file, JSON.stringify({ jwtSecret: secret }), { mode: 0o600 });
  chmodSync(file, 0o600);
  return secret;
}
