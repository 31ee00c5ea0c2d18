import { accessSync, chmodSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { CannotGoOn } from './cannot-go-on.ts';

const LEAST_FREE_MB = 300;

/** Makes the folder for data, which only its owner may read, and checks that it can be written and has room. */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    chmodSync(folder, 0o700);
  } catch {
    throw new CannotGoOn(
      `This user may not write in ${folder}. Give the folder to your user (chown -R), or clone Picolo into one of your own.`,
    );
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  if (free < LEAST_FREE_MB) {
    throw new CannotGoOn(
      `The disk is full (${free} MB free, ${LEAST_FREE_MB} MB needed). Free some space, then try again.`,
    );
  }
}

/** Rejects with one sentence when nothing could listen at that address. */
export function assertPortFree(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (error: NodeJS.ErrnoException) => {
      reject(new CannotGoOn(explainPort(error, port, host)));
    });
    probe.listen(port, host, () =>
      probe.close(() => {
        resolve();
      }),
    );
  });
}

function explainPort(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`;
  }
  if (error.code === 'EACCES')
    return `Port ${port} needs more rights than this user has. Choose one above 1024: PORT=3000 npm start`;
  return `Picolo cannot listen on ${host}:${port} (${error.code ?? error.message}). Check HOST and PORT.`;
}

/** PORT as a number, 3000 unless set. */
export function portFrom(text: string | undefined): number {
  const port = Number(text === undefined || text === '' ? 3000 : text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new CannotGoOn(`PORT is "${text ?? ''}", but must be a whole number from 1 to 65535.`);
}
