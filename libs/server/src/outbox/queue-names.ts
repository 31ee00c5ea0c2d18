/** Prefix of every BullMQ key. */
export const queuePrefix = 'picolo';

/** Present while Redis holds what we put there; missing means that it was wiped. */
export const epochKey = 'picolo:epoch';
