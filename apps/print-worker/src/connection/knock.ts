import { io } from 'socket.io-client';
import { workerNamespace, workerProtocol, type ErrorCode } from '@picolo/contracts';
import type { WorkerSettings } from '../settings/worker-settings.js';
import { codeOf, finalRefusals, versionRefusals } from './server-link.js';

const answerMs = 10_000;

/** `null`: let in. `silent`: nobody there, or no answer in time. */
export type DoorAnswer = ErrorCode | 'silent' | null;

/**
 * Tries the key at the server's door and goes away again: no greeting, so that a worker which runs meanwhile keeps its
 * place.
 */
export async function knock({ serverUrl, workerId, key }: WorkerSettings): Promise<DoorAnswer> {
  const socket = io(`${serverUrl}${workerNamespace}`, {
    auth: { workerId, key, protocol: workerProtocol },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    timeout: answerMs,
  });
  const answer = await new Promise<DoorAnswer>((resolve) => {
    const timer = setTimeout(() => {
      resolve('silent');
    }, answerMs);
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(null);
    });
    socket.once('connect_error', (error) => {
      clearTimeout(timer);
      const code = codeOf(error);
      resolve(code !== null && [...finalRefusals, ...versionRefusals].includes(code) ? code : 'silent');
    });
  });
  socket.disconnect();
  return answer;
}
