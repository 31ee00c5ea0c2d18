import { DomainError, type Locale } from '@picolo/contracts';
import type { Event, Socket } from 'socket.io';
import { refusalOf } from '../errors/problem.js';

/** Bytes of one message, as for JSON bodies (SE-1). */
export const mostBytes = 100_000;

/**
 * Bytes that the transport takes before it cuts the connection. More than a message may have, so that a message that is
 * somewhat too large gets an answer.
 */
export const transportBytes = 10 * mostBytes;

/** Values of a message are what JSON.parse made: nested deeper than the stack goes, they cannot be measured, and are too large. */
const sizeOf = (value: unknown): number => {
  if (value instanceof Uint8Array) return value.byteLength;
  if (value === undefined || typeof value === 'function') return 0;
  try {
    return Buffer.byteLength(JSON.stringify(value));
  } catch {
    return Infinity;
  }
};

const refusalFor = (socket: Socket, [name, ...values]: Event): DomainError | null => {
  const bytes = values.reduce((sum: number, value) => sum + sizeOf(value), 0);
  if (bytes > mostBytes) return new DomainError('REQUEST.TOO_LARGE');
  return socket.listenerCount(name) === 0 ? new DomainError('REQUEST.UNKNOWN_EVENT') : null;
};

/** A message that nobody here takes, or that is too large, is answered with its reason and goes no further. */
export const answerRefused = (socket: Socket): void => {
  socket.use((event, next) => {
    const refusal = refusalFor(socket, event);
    if (refusal === null) {
      next();
      return;
    }
    const answer: unknown = event.at(-1);
    const { locale = 'fr' } = socket.data as { locale?: Locale };
    if (typeof answer === 'function') (answer as (said: unknown) => void)(refusalOf(refusal, locale));
  });
};
