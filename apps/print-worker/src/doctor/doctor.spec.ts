import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examine } from './doctor.js';

describe('doctor', () => {
  let folder: string;
  let server: Server | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'picolo-doctor-'));
  });
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    rmSync(folder, { recursive: true });
  });

  async function serverOffBy(ms: number): Promise<string> {
    const opened = createServer((_, response) => {
      response
        .setHeader('date', new Date(Date.now() + ms).toUTCString())
        .writeHead(404)
        .end();
    });
    server = opened;
    await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(opened.address() as AddressInfo).port}`;
  }

  it.each([
    [3_600_000, false, /^This clock is 3[56]\d\d s behind the server's; set it/],
    [-3_600_000, false, /^This clock is 3[56]\d\d s ahead of the server's; set it/],
    [0, true, /^This clock agrees with the server's\.$/],
  ])('PR-8 a server whose clock is %d ms ahead: %s', async (ms, isFine, sentence) => {
    const settings = { serverUrl: await serverOffBy(ms), workerId: 1, key: 'k' };
    const findings = await examine(folder, settings, []);
    expect(findings).toContainEqual({ isFine, sentence: expect.stringMatching(sentence) });
  });

  it('PR-8 a server that answers pages and no print workers, a folder that is not there, and no printers', async () => {
    const settings = { serverUrl: await serverOffBy(0), workerId: 1, key: 'k' };
    const findings = await examine(join(folder, 'none'), settings, []);
    expect(findings.filter(({ isFine }) => !isFine).map(({ sentence }) => sentence)).toEqual([
      `${settings.serverUrl} answers, but not to print workers; does a proxy let WebSockets through?`,
      expect.stringMatching(/journal\.sqlite cannot be written: /),
      'No printer is set up: name one in worker.json, or a folder with --paper.',
    ]);
  });
});
