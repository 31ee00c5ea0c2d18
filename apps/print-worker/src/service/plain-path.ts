import { PlainError } from '../plain-error.js';

/** Throws PlainError: a line feed in a path would begin a setting of its own. */
export function plainPath(path: string): string {
  if (/\p{Cc}/u.test(path)) {
    throw new PlainError(`The path ${JSON.stringify(path)} has characters that a service cannot have.`);
  }
  return path;
}
