import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ivBytes = 12;
const tagBytes = 16;

let latest: { readonly secret: string; readonly key: Buffer } | null = null;

/** Derived once: a process has one secret. */
const keyOf = (secret: string): Buffer => {
  if (latest?.secret !== secret) {
    latest = { secret, key: Buffer.from(hkdfSync('sha256', secret, '', 'picolo letters', 32)) };
  }
  return latest.key;
};

/** AES-256-GCM under a key derived from `secret`: who reads the database, or a copy of it, cannot follow a mailed link. */
export const seal = (secret: string, text: string): Buffer => {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
};

/** Null when it was sealed under another secret. */
export const unseal = (secret: string, sealed: Buffer): string | null => {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), sealed.subarray(0, ivBytes));
    decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
};
