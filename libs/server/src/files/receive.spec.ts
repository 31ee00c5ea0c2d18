import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request as open, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '@picolo/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receive, type Received } from './receive.js';

const rules = { maxBytes: 100_000, accepts: ['image/png', 'text/csv'] };
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
  Buffer.from('IHDR'),
  Buffer.alloc(40),
]);

let folder: string;
let server: Server;
let origin: string;
let outcomes: (Received | string)[];
let ended: () => void = () => undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'picolo-receive-'));
  outcomes = [];
  server = createServer((request, response) => {
    receive(request, rules, folder)
      .catch((error: unknown) => (error instanceof DomainError ? error.code : String(error)))
      .then((outcome) => {
        outcomes.push(outcome);
        ended();
        response.end();
      })
      .catch(() => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const send = async (content: Uint8Array | string, name: string): Promise<Received | string> => {
  const form = new FormData();
  form.append('note', 'bonjour');
  form.append('file', new File([content as BlobPart], name));
  await fetch(origin, { method: 'POST', body: form });
  return outcomes.at(-1) ?? 'nothing';
};

describe('receive', () => {
  it('SE-3 takes a file as it is, with its name, its type by its bytes and its fields', async () => {
    const outcome = await send(png, '../../étagère.jpg');
    if (typeof outcome === 'string') throw new Error(outcome);
    const { file, fields } = outcome;
    expect(file).toMatchObject({ name: 'étagère.jpg', mediaType: 'image/png', bytes: png.length });
    expect(file.sha256).toBe(createHash('sha256').update(png).digest('hex'));
    expect(readFileSync(file.path).equals(png)).toBe(true);
    expect(fields).toEqual({ note: 'bonjour' });
  });

  it.each([
    ['HTML named .png', '<!doctype html><script>alert(1)</script>\0', 'photo.png', 'FILES.WRONG_TYPE'],
    [
      'SVG named .png',
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
      'photo.png',
      'FILES.WRONG_TYPE',
    ],
    ['an executable', Buffer.from('7f454c460201010000000000', 'hex'), 'photo.png', 'FILES.WRONG_TYPE'],
    ['nothing', '', 'photo.png', 'FILES.MISSING'],
    ['one byte too much', 'a'.repeat(100_001), 'list.csv', 'FILES.TOO_LARGE'],
    ['ten times too much', 'a'.repeat(1_000_000), 'list.csv', 'FILES.TOO_LARGE'],
  ])('SE-1 SE-3 %s is refused, and nothing is left behind', async (_, content, name, code) => {
    expect(await send(content, name)).toBe(code);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('SE-1 a file of exactly the limit passes', async () => {
    expect(await send('a'.repeat(100_000), 'list.csv')).toMatchObject({ file: { bytes: 100_000 } });
  });

  it('SE-3 a form without a file is refused', async () => {
    const form = new FormData();
    form.append('file', 'no file');
    await fetch(origin, { method: 'POST', body: form });
    expect(outcomes).toEqual(['FILES.MISSING']);
  });

  it('SE-3 a connection that breaks leaves nothing behind', async () => {
    const done = new Promise<void>((resolve) => (ended = resolve));
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '50000' };
    const request = open(origin, { method: 'POST', headers });
    request.on('error', () => undefined);
    request.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n');
    request.write('b'.repeat(20_000), () => request.destroy());
    await done;
    expect(outcomes).toEqual(['FILES.INTERRUPTED']);
    expect(readdirSync(folder)).toEqual([]);
  });
});
