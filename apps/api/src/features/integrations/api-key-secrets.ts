import { createHash, randomBytes } from 'node:crypto';
import { apiKeyPrefix } from '@picolo/contracts';

/** 256 random bits in base64url. */
const secret = '[A-Za-z0-9_-]{43}';
const whole = new RegExp(`^${apiKeyPrefix}${secret}$`);

/** Characters of the secret that stay readable; 220 bits are left to guess. */
const shown = 6;

export const newApiKey = (): string => apiKeyPrefix + randomBytes(32).toString('base64url');

/** Whether it can be a key at all; what cannot is not looked up. */
export const isApiKey = (text: string): boolean => whole.test(text);

/** What is kept of a key: SHA-256 in hex, enough for 256 random bits. */
export const hashApiKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/** `picolo_Ab3dE9`: tells a key from others. */
export const startOfApiKey = (key: string): string => key.slice(0, apiKeyPrefix.length + shown);
