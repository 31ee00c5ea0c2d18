import { createHash, createHmac, hkdfSync, randomBytes, randomInt } from 'node:crypto';

/** What is kept of a token or code: SHA-256 in hex. Enough for random secrets of 60 bits and more. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** 256 random bits, for programs. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/**
 * The token that follows `spent` for one attempt: the same as often as it is asked for, unknown to whoever knows the spent
 * token alone (ADR 0012). `secret`: the installation's.
 */
export const tokenAfter = (secret: string, spent: string, attempt: string): string =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', secret, '', 'picolo next refresh token', 32)))
    .update(`${spent} ${attempt}`)
    .digest('base64url');

/** Without characters that people confuse (0 O, 1 I L). */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Three groups of four characters (59 random bits), for people to type. */
export const newCode = (): string => {
  const characters = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)] ?? '');
  return [0, 4, 8].map((start) => characters.slice(start, start + 4).join('')).join('-');
};

/** A typed code as it was made: upper case, groups joined by dashes whatever was typed between them. */
export const readCode = (typed: string): string =>
  (
    typed
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')
      .match(/.{1,4}/g) ?? []
  ).join('-');
