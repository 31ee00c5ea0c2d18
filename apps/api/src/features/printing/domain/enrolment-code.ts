/** 32 signs that are not mistaken for each other when read from one screen and typed at another. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const signs = 12;

/** How long an invitation waits (PR-7), ms. */
export const enrolmentLifetimeMs = 15 * 60_000;

/** Random bytes one is made of. */
export const enrolmentCodeBytes = signs;

/** `XXXX-XXXX-XXXX` with 60 random bits. */
export const formatEnrolmentCode = (random: Uint8Array): string =>
  [...random.subarray(0, signs)]
    .map((byte) => alphabet[byte % alphabet.length] ?? '')
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

/** As typed: lower case, spaces and dashes do not matter. */
export const normaliseEnrolmentCode = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, '');
