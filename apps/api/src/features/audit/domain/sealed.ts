import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** AES-256-GCM with a fresh 96-bit nonce per value (NIST SP 800-38D); stored as nonce, tag, text. */
const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Bytes of a person's key. */
export const keyBytes = 32;

/** `bound` is what the value belongs to: a sealed value moved to another entry does not open. */
export const seal = (key: Uint8Array, text: string, bound: string): Buffer => {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(bound));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
};

/** Throws when the value was altered, or belongs to something else. */
export const unseal = (key: Uint8Array, box: Uint8Array, bound: string): string => {
  const decipher = createDecipheriv(algorithm, key, box.subarray(0, nonceBytes)).setAAD(Buffer.from(bound));
  decipher.setAuthTag(box.subarray(nonceBytes, nonceBytes + tagBytes));
  return decipher.update(box.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
};
