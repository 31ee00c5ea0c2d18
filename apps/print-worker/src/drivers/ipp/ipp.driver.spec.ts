import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import ipp from '@sealsystems/ipp';
import { afterEach, describe, expect, it } from 'vitest';
import type { Document } from '../driver.js';
import { CupsDriver } from './cups.driver.js';
import { IppDriver } from './ipp.driver.js';

type Attributes = Record<string, unknown>;
interface Question {
  readonly operation: string;
  readonly attributes: Attributes;
  readonly response: ServerResponse;
  readonly request: IncomingMessage;
}
/** What a badly behaved printer does; undefined where it has already answered in its own way. */
type Behaviour = (question: Question) => object | undefined;

const ok = { statusCode: 'successful-ok' };
const idle: Attributes = {
  'printer-state': 'idle',
  'printer-state-reasons': 'none',
  'printer-is-accepting-jobs': true,
  'printer-up-time': 100,
  'document-format-supported': ['text/plain'],
};
const timeouts = { connect: 500, answer: 500, stall: 300 };

const answer = (response: ServerResponse, message: object): void => {
  const head = {
    version: '2.0',
    id: 1,
    'operation-attributes-tag': { 'attributes-charset': 'utf-8', 'attributes-natural-language': 'en' },
  };
  response.end(ipp.serialize({ ...head, ...message }));
};

const document = (size = 100_000): Document => ({
  ...{ uuid: randomUUID(), title: 'Essai', mediaType: 'text/plain; charset=utf-8', size, sha256: '' },
  ...{ bytes: Buffer.alloc(size, 'x'), spoolId: null, printerUpTime: 100 },
});

const steps = { firstByte: () => true, hold: () => undefined };

describe('IPP driver with printers that misbehave', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function portThat(behave: Behaviour): Promise<number> {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      let isHeard = false;
      const hear = (): void => {
        if (isHeard) return;
        isHeard = true;
        const message = ipp.parse(Buffer.concat(parts)) as Attributes;
        const attributes = message['operation-attributes-tag'] as Attributes;
        const result = behave({ operation: String(message['operation']), attributes, response, request });
        if (result !== undefined) answer(response, result);
      };
      request.on('data', (part: Buffer) => {
        parts.push(part);
        hear();
      });
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  const printerThat = async (behave: Behaviour): Promise<IppDriver> =>
    new IppDriver(`ipp://127.0.0.1:${await portThat(behave)}/ipp/print`, 'Test', timeouts);

  const printJob =
    (behave: Behaviour): Behaviour =>
    (question) =>
      question.operation === 'Print-Job' ? behave(question) : { ...ok, 'printer-attributes-tag': idle };

  it.each<[string, Behaviour, string, string]>([
    ['hangs up in the middle', ({ request }) => void request.socket.destroy(), 'unknown', 'printer-econnreset'],
    ['never answers', () => undefined, 'unknown', 'printer-silent'],
    ['answers nonsense', ({ response }) => void response.end('thank you'), 'unknown', 'printer-failed'],
    ['answers 404', ({ response }) => void response.writeHead(404).end(), 'refused', 'printer-http-404'],
    ['answers 500', ({ response }) => void response.writeHead(500).end(), 'unknown', 'printer-http-500'],
    ['is busy', () => ({ statusCode: 'server-error-busy' }), 'wait', 'printer-said-server-error-busy'],
    [
      'breaks',
      () => ({ statusCode: 'server-error-internal-error' }),
      'unknown',
      'printer-said-server-error-internal-error',
    ],
  ])('PR-3 a printer that %s', async (_, behave, kind, reason) => {
    const driver = await printerThat(printJob(behave));
    expect(await driver.commit(document(), steps)).toEqual({ kind, reason });
  });

  it('PR-3 a printer that refuses before it has read everything is heard', async () => {
    const driver = await printerThat(printJob(() => ({ statusCode: 'client-error-request-entity-too-large' })));
    expect((await driver.commit(document(5_000_000), steps)).kind).not.toBe('submitted');
  });

  it('PR-3 the number of a job that bears another name is not ours', async () => {
    const other = { 'job-id': 3, 'job-name': 'somebody else', 'job-state': 'completed' };
    const driver = await printerThat(({ operation }) =>
      operation === 'Get-Job-Attributes'
        ? { ...ok, 'job-attributes-tag': other }
        : { ...ok, 'printer-attributes-tag': { ...idle, 'printer-up-time': 5 } },
    );
    expect(await driver.find({ ...document(), spoolId: '3' })).toEqual({ kind: 'none', reason: 'printer-restarted' });
  });

  it('PR-3 a held job is cancelled, and counts as cancelled only when the printer says so', async () => {
    const job = document();
    const named = { 'job-id': 9, 'job-name': job.uuid, 'job-impressions-completed': 0 };
    for (const obeys of [true, false]) {
      let state = 'pending-held';
      const driver = await printerThat(({ operation }) => {
        if (operation === 'Cancel-Job' && obeys) state = 'canceled';
        return { ...ok, 'job-attributes-tag': { ...named, 'job-state': state, 'time-at-processing': null } };
      });
      expect(await driver.find(job)).toEqual({ kind: 'held', spoolId: '9' });
      expect(await driver.cancel(job)).toBe(obeys);
    }
  });

  it('PR-3 a held job that is gone is begun again only as long as nobody was told to print it', async () => {
    const job = { ...document(), spoolId: '9' };
    let isThere = false;
    const port = await portThat(({ operation, request }) => {
      if (operation === 'Release-Job') return void request.socket.destroy();
      if (operation === 'Get-Printer-Attributes') return { ...ok, 'printer-attributes-tag': idle };
      if (operation === 'Get-Jobs' || !isThere) return { statusCode: 'client-error-not-found' };
      return { ...ok, 'job-attributes-tag': { 'job-id': 9, 'job-name': job.uuid, 'job-state': 'pending-held' } };
    });
    const spooler = new CupsDriver(`ipp://127.0.0.1:${port}/printers/Test`, 'Test', timeouts);
    expect((await spooler.commit(job, steps)).kind).toBe('wait');
    isThere = true;
    expect((await spooler.commit(job, steps)).kind).toBe('unknown');
    isThere = false;
    expect((await spooler.commit(job, steps)).kind).toBe('unknown');
    expect((await spooler.commit({ ...job, uuid: randomUUID() }, steps)).kind).toBe('wait');
  });

  it('a printer that answers nonsense about itself is offline', async () => {
    const driver = await printerThat(({ response }) => void response.end('<html>'));
    expect(await driver.state()).toEqual({ state: 'offline', reasons: ['printer-failed'] });
    expect((await driver.prepare(document())).kind).toBe('wait');
  });
});
