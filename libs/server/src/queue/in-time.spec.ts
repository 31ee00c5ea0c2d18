import { connect, createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { answerInTime } from './in-time.js';

/** The process does nothing else for so long. */
const work = (ms: number): void => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

it('SE-1 an answer that arrived while this process was busy counts, however late it is read', async () => {
  const server = createServer((socket) => socket.end('yes')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const answer = answerInTime(once(socket, 'data'), 250);
  work(500);
  expect(String((await answer)[0])).toBe('yes');
  server.close();
});

it('SE-1 silence is over after its time', async () => {
  await expect(answerInTime(new Promise(() => undefined), 20)).rejects.toThrow('no answer for 20 ms');
});

it('SE-1 a failure is handed on', async () => {
  await expect(answerInTime(Promise.reject(new Error('closed')), 60_000)).rejects.toThrow('closed');
});
