import { Server } from 'socket.io';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connectLive, type LiveConnection } from './live.js';
import { answering, type Answering } from '../../../tools/lib/answering.ts';
import { createVersionFilter } from './version-filter.js';

let api: Answering | null = null;
let io: Server | null = null;
let live: LiveConnection | null = null;
afterEach(async () => {
  live?.close();
  await io?.close();
  await api?.close();
});

const order = (version: number, id = 1) => ({
  id,
  status: 'processing',
  version,
  at: '2026-11-20T13:05:00.000Z',
  changeRequested: false,
});

describe('version filter', () => {
  it('OR-3 lets each version of a subject through once and never an older one', () => {
    const filter = createVersionFilter();
    const passed = [1, 3, 2, 3, 4].filter((version) => filter.accepts('order:changed', order(version)));
    expect(passed).toEqual([1, 3, 4]);
    expect(filter.accepts('order:changed', order(1, 2))).toBe(true);
    expect(filter.accepts('shop:availability', { productId: 1, available: 0, version: 1 })).toBe(true);
  });

  it('IN-5 IN-6 an invoice that is ready never becomes unready, each balance passes once, no version always passes', () => {
    const filter = createVersionFilter();
    const invoice = (version: number, ready: boolean) =>
      filter.accepts('invoice:changed', {
        ...{ id: 1, orderId: 1, number: 'FA-2026-000001', kind: 'invoice', balanceCents: 0 },
        ...{ version, ready },
      });
    expect([invoice(1, false), invoice(1, true), invoice(1, false), invoice(1, true)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([invoice(2, true), invoice(2, true), invoice(1, true)]).toEqual([true, false, false]);
    expect([1, 2].map(() => filter.accepts('access:changed', {}))).toEqual([true, true]);
  });
});

describe('connectLive', () => {
  it('OP-9 hears events, tells cuts and returns, and hears a repeated step once', async () => {
    api = await answering((_, response) => response.writeHead(404).end());
    io = new Server(api.server);
    const server = io;
    let round = 0;
    server.on('connection', (socket) => {
      round += 1;
      socket.emit('order:changed', order(1));
      socket.emit('order:changed', order(round + 1));
      if (round === 1) socket.on('disconnect', () => undefined).conn.close();
    });
    const states: string[] = [];
    const versions: number[] = [];
    const { baseUrl } = api;
    await new Promise<void>((resolve) => {
      live = connectLive({
        baseUrl,
        onConnect: ({ first }) => states.push(first ? 'connected' : 'back'),
        onCut: () => states.push('cut'),
        delay: () => 1,
      });
      live.on('order:changed', ({ version }) => {
        versions.push(version);
        if (version === 3) resolve();
      });
    });
    expect(states).toEqual(['connected', 'cut', 'back']);
    expect(versions).toEqual([1, 2, 3]);
  });

  it('UI-2 goes live later when the code for it could not be loaded at first', async () => {
    vi.doMock('socket.io-client', () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    });
    api = await answering((_, response) => response.writeHead(404).end());
    io = new Server(api.server);
    const { baseUrl } = api;
    const states: string[] = [];
    await new Promise<void>((resolve) => {
      live = connectLive({
        baseUrl,
        delay: () => 1,
        onCut: () => {
          states.push('cut');
          vi.doUnmock('socket.io-client');
        },
        onConnect: () => {
          resolve();
        },
      });
    });
    expect(states).toEqual(['cut']);
  });

  it('ID-1 prepares every attempt, is told when the server refuses, and tries again', async () => {
    api = await answering((_, response) => response.writeHead(404).end());
    io = new Server(api.server);
    let asked = 0;
    io.use((_, next) => {
      asked += 1;
      next(asked === 2 ? new Error('AUTH.REQUIRED') : undefined);
    });
    io.on('connection', (socket) => {
      if (asked === 1) socket.disconnect();
    });
    const { baseUrl } = api;
    const refusals: string[] = [];
    const prepared: boolean[] = [];
    await new Promise<void>((resolve) => {
      live = connectLive({
        baseUrl,
        delay: () => 1,
        prepare: ({ refused }) => Promise.resolve(void prepared.push(refused)),
        onRefused: (message) => refusals.push(message),
        onConnect: ({ first }) => {
          if (!first) resolve();
        },
      });
    });
    expect(refusals).toEqual(['AUTH.REQUIRED']);
    expect(prepared).toEqual([false, false, true]);
  });
});
