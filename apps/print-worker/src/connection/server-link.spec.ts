import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { workerNamespace } from '@picolo/contracts';
import { pino } from 'pino';
import { Server } from 'socket.io';
import { expect, it } from 'vitest';
import { ServerLink } from './server-link.js';

const ignore = (): void => undefined;
const events = {
  ...{ connected: ignore, disconnected: ignore, waiting: ignore, recalled: ignore, outdated: ignore, refused: ignore },
};

it('PR-7 a search that cannot be made is answered with no printers, and the worker goes on', async () => {
  const http = createServer();
  const sockets = new Server(http, { serveClient: false });
  const answered = new Promise<unknown>((resolve) => {
    sockets.of(workerNamespace).on('connection', (socket) => {
      resolve(socket.timeout(60_000).emitWithAck('printers:find'));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const serverUrl = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
  const link = new ServerLink({ serverUrl, workerId: 1, key: 'k' }, pino({ level: 'silent' }));
  const done = { done: true } as const;
  link.follow({
    find: () => Promise.reject(new Error('netlink is blocked')),
    add: () => Promise.resolve(done),
    remove: () => Promise.resolve(done),
  });
  link.open(events);
  expect(await answered).toEqual({ printers: [] });
  link.close();
  await sockets.close();
});
