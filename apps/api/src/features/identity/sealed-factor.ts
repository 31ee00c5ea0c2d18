import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ivBytes = 12;
const tagBytes = 16;

/** The migration that sealed the secrets of before (1770000000131) derives the same key: neither changes without the other. */
const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'picolo second factor', 32));
const boundTo = (userId: number): Buffer => Buffer.from(`second-factor:${String(userId)}`);

/**
 * A secret of time-based codes as it is stored: AES-256-GCM under a key derived from the installation's secret, bound to its
 * user. Who reads the database, or a copy of it, makes no codes, and a row copied to another user opens nothing (ID-7).
 */
export const sealFactor = (secret: string, userId: number, factor: Buffer): Buffer => {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv).setAAD(boundTo(userId));
  const body = Buffer.concat([cipher.update(factor), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
};

/** Null when it was sealed under another secret or for another user: recovery codes still sign in. */
export const openFactor = (secret: string, userId: number, sealed: Buffer): Buffer | null => {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), sealed.subarray(0, ivBytes));
    decipher.setAAD(boundTo(userId)).setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
};
