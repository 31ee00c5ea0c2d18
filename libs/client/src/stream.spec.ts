import { notificationStream } from '@picolo/contracts';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { growingDelay } from './delay.js';
import { createEventParser, type StreamEvent } from './event-parser.js';
import { openStream, type EventStream } from './stream.js';
import { answering, type Answering } from '../../../tools/lib/answering.ts';

let api: Answering | null = null;
let stream: EventStream | null = null;
afterEach(async () => {
  stream?.close();
  await api?.close();
});

const speak = (response: ServerResponse, text: string): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' }).write(text);
};

describe('event parser', () => {
  it('NO-1 reads events whatever the cuts between the chunks', () => {
    const text = ': hello\r\nid: 4\r\nevent: notification\r\ndata: {"a":\r\ndata: 1}\r\n\r\nid: 5\n\ndata:x\n\n';
    const whole = createEventParser().push(text);
    for (let size = 1; size < text.length; size += 1) {
      const parser = createEventParser();
      const events: StreamEvent[] = [];
      for (let at = 0; at < text.length; at += size) events.push(...parser.push(text.slice(at, at + size)));
      expect(events).toEqual(whole);
    }
    expect(whole).toEqual([
      { id: '4', event: 'notification', data: '{"a":\n1}' },
      { id: '5', event: 'message', data: 'x' },
    ]);
  });

  it('NO-1 keeps the reconnection time the server asks for', () => {
    const parser = createEventParser();
    parser.push('retry: 250\n\n');
    expect(parser.retry).toBe(250);
  });
});

describe('openStream', () => {
  it('NO-1 comes back after a cut with Last-Event-ID and hears each event once', async () => {
    api = await answering((request, response) => {
      if (request.headers['last-event-id'] === '1') speak(response, 'id: 2\ndata: two\n\n');
      else {
        speak(response, 'id: 1\ndata: one\n\n');
        response.end();
      }
    });
    const heard: string[] = [];
    const { baseUrl } = api;
    await new Promise<void>((resolve) => {
      stream = openStream(notificationStream, {
        baseUrl,
        delay: () => 1,
        onEvent: (event) => {
          heard.push(event.data);
          if (event.data === 'two') resolve();
        },
      });
    });
    expect(heard).toEqual(['one', 'two']);
    expect(api.requests.map((request) => request.headers['last-event-id'])).toEqual([undefined, '1']);
  });

  it('NO-1 signs in again on 401, and ends when that is refused', async () => {
    api = await answering((_, response) =>
      response.writeHead(401, { 'content-type': 'application/problem+json' }).end('{"code":"AUTH.REQUIRED"}'),
    );
    const { baseUrl } = api;
    let asked = 0;
    const code = await new Promise<string>((resolve) => {
      stream = openStream(notificationStream, {
        baseUrl,
        delay: () => 1,
        onEvent: () => undefined,
        onUnauthorized: () => Promise.resolve((asked += 1) < 2),
        onRefused: (problem) => {
          resolve(problem.code);
        },
      });
    });
    expect([code, asked, api.requests.length]).toEqual(['AUTH.REQUIRED', 2, 2]);
  });

  it('OP-11 waits longer after each failure, up to a bound', () => {
    const middle = (attempt: number): number => growingDelay(attempt, 500, 15_000, () => 0.5);
    expect([0, 1, 2, 3, 10, 1000].map(middle)).toEqual([500, 1000, 2000, 4000, 15_000, 15_000]);
    expect(growingDelay(0, 500, 15_000, () => 0)).toBe(375);
  });
});
