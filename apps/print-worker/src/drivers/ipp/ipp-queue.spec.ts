import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import ipp from '@sealsystems/ipp';
import { afterEach, describe, expect, it } from 'vitest';
import { PrinterWatch } from '../../printing/printer-watch.js';
import { IppQueue } from './ipp-queue.js';

const timeouts = { connect: 500, answer: 500, stall: 500 };
const holds = {
  'operations-supported': ['Print-Job', 'Release-Job'],
  'job-hold-until-supported': ['no-hold', 'indefinite'],
};

describe('an IPP address', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  /** A printer that says these attributes of itself, whatever they are at the moment. */
  async function printerWith(say: () => object | null): Promise<string> {
    const server = createServer((request, response) => {
      request.resume();
      const attributes = say();
      if (attributes === null) {
        response.destroy();
        return;
      }
      response.end(
        ipp.serialize({
          ...{ version: '2.0', id: 1, statusCode: 'successful-ok' },
          'operation-attributes-tag': { 'attributes-charset': 'utf-8', 'attributes-natural-language': 'en' },
          'printer-attributes-tag': { 'printer-state': 'idle', ...attributes },
        }),
      );
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `ipp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it.each([
    ['/printers/office', holds, 'cups'],
    ['/classes/all', holds, 'cups'],
    ['/printers/office', { ...holds, 'operations-supported': ['Print-Job'] }, 'ipp'],
    ['/printers/office', { ...holds, 'job-hold-until-supported': ['no-hold'] }, 'ipp'],
    ['/ipp/print', holds, 'ipp'],
  ])('PR-9 %s, saying %o → %s', async (path, says, kind) => {
    const queue = new IppQueue(`${await printerWith(() => says)}${path}`, undefined, 'auto', timeouts);
    expect((await queue.choose())?.kind).toBe(kind);
    expect(queue.driver(null).kind).toBe(kind);
  });

  it('PR-9 a queue that must hold never prints directly', async () => {
    const queue = new IppQueue(`${await printerWith(() => ({}))}/printers/office`, undefined, 'hold', timeouts);
    const driver = await queue.choose();
    expect(driver?.kind).toBe('cups');
    expect(await driver?.state()).toEqual({ state: 'stopped', reasons: ['hold-not-supported'] });
  });

  it('PR-3 is asked once and again when it was away; a job keeps the driver that it was begun with', async () => {
    let says: object | null = null;
    const queue = new IppQueue(`${await printerWith(() => says)}/printers/office`, undefined, 'auto', timeouts);
    expect(await queue.choose()).toBeNull();
    says = holds;
    expect((await queue.choose())?.kind).toBe('cups');
    says = {};
    expect((await queue.choose())?.kind).toBe('cups');
    queue.wasAway();
    expect((await queue.choose())?.kind).toBe('ipp');
    expect(queue.driver('cups').kind).toBe('cups');
  });

  it('PR-5 what it can do is told as it is at each look, and stays while it does not say', async () => {
    let says: object | null = { ...holds, 'sides-supported': ['one-sided', 'two-sided-long-edge'] };
    const uri = `${await printerWith(() => says)}/printers/office`;
    const watch = new PrinterWatch([new IppQueue(uri, 'Test', 'hold', timeouts)]);
    const seen = async (): Promise<unknown> => {
      await watch.refresh();
      return watch.printers.map(({ state, abilities }) => [state, abilities?.sides]);
    };
    expect(await seen()).toEqual([['ready', ['one-sided', 'two-sided-long-edge']]]);
    says = { ...holds, 'sides-supported': ['one-sided'] };
    expect(await seen()).toEqual([['ready', ['one-sided']]]);
    says = null;
    expect(await seen()).toEqual([['offline', ['one-sided']]]);
    says = { ...holds, 'sides-supported': ['one-sided', 'two-sided-short-edge'] };
    expect(await seen()).toEqual([['ready', ['one-sided', 'two-sided-short-edge']]]);
  });
});
