import { readFileSync, writeSync } from 'node:fs';
import { PlainError } from '../plain-error.js';
import { jobStates } from '../journal/job-state.js';

/**
 * Where a test may stop the process for ever, to kill it from outside. A state's own name: its row is on the disk and
 * the act that it announces has not begun. `.done`: the act is done and the next row not written.
 */
export const holdPoints = [
  ...jobStates,
  'RECEIVED.document',
  'RECEIVED.accepted',
  'PREPARING.half',
  'PREPARING.done',
  'COMMITTING.first-byte',
  'COMMITTING.half',
  'COMMITTING.done',
] as const;
export type HoldPoint = (typeof holdPoints)[number];

/** Called at each point; returns unless a test wants the process to be found dead there. */
export type Hold = (point: HoldPoint, uuid: string) => void;

export const holdVariable = 'PICOLO_HOLD_AT';

/** Before the name of a file: the point stands in it, and the process goes on once it does not any more. */
const fileMark = '@';
const lookAgainMs = 20;

/** Reads PICOLO_HOLD_AT. Throws PlainError in production, where such a switch must not exist. */
export function holdFrom(env: NodeJS.ProcessEnv): Hold {
  const wanted = env[holdVariable];
  if (wanted === undefined || wanted === '') return () => undefined;
  if (env['NODE_ENV'] === 'production') {
    throw new PlainError(
      `${holdVariable} is set: it stops printing on purpose, for tests only. Unset it in production.`,
    );
  }
  if (wanted.startsWith(fileMark)) {
    const file = wanted.slice(fileMark.length);
    return (point, uuid) => {
      standStill(point, uuid, () => pointIn(file) === point);
    };
  }
  if (!(holdPoints as readonly string[]).includes(wanted)) {
    throw new PlainError(`${holdVariable}=${wanted} is not one of ${holdPoints.join(', ')}.`);
  }
  return (point, uuid) => {
    standStill(point, uuid, () => point === wanted);
  };
}

/** The whole process stands still: nothing else may happen between the row and the kill. */
function standStill(point: HoldPoint, uuid: string, isMeant: () => boolean): void {
  if (!isMeant()) return;
  writeSync(1, `HELD ${point} ${uuid}\n`);
  const nobody = new Int32Array(new SharedArrayBuffer(4));
  while (isMeant()) Atomics.wait(nobody, 0, 0, lookAgainMs);
}

/** No file: no point. */
function pointIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
