import { describe, expect, it } from 'vitest';
import { printerIdentity } from './printer-identity.js';

const of = (uri: string, workerId = 1, sharedAs?: string): string =>
  printerIdentity(workerId, sharedAs === undefined ? { uri } : { uri, sharedAs });

describe('printer identity', () => {
  it.each([
    ['ipp://printer.lan/ipp/print', 'ipp://PRINTER.lan:631/ipp/print/'],
    ['ipp://printer.lan/ipp/print', 'ipps://printer.lan/ipp/print'],
    ['ipp://printer.lan/ipp/print', 'http://printer.lan:631/ipp/print'],
    ['http://printer.lan/ipp/print', 'ipp://printer.lan:80/ipp/print'],
    ['https://printer.lan/ipp/print', 'ipps://printer.lan:443/ipp/print'],
    ['ipp://printer.lan./ipp/print', 'ipp://someone@printer.lan/ipp/print?x=1#y'],
    ['ipp://192.168.1.50/ipp/print', 'ipp://192.168.001.50:0631/ipp/print'],
    ['ipp://[fd00::0:5]/ipp/print', 'ipp://[FD00:0:0:0:0:0:0:5]:631/ipp/print'],
    ['socket://192.168.1.50', 'socket://192.168.1.50:9100/'],
  ])('PR-7 %s and %s are one printer, whoever sees it', (one, other) => {
    expect(of(one, 1)).toBe(of(other, 2));
  });

  it.each([
    ['ipp://printer.lan/ipp/print', 'ipp://printer.lan/ipp/print2'],
    ['ipp://printer.lan/ipp/print', 'ipp://printer.lan:632/ipp/print'],
    ['ipp://printer.lan/ipp/print', 'ipp://other.lan/ipp/print'],
    ['ipp://printer.lan/printers/Office', 'ipp://printer.lan/printers/office'],
    ['ipp://192.168.1.50:9100/', 'socket://192.168.1.50:9100'],
  ])('PR-7 %s and %s are two printers', (one, other) => {
    expect(of(one)).not.toBe(of(other));
  });

  it.each([
    'folder:/paper',
    'ipp://127.0.0.1:8631/ipp/print',
    'ipp://127.8.9.10/ipp/print',
    'ipp://localhost/printers/office',
    'ipp://print.localhost/printers/office',
    'ipp://[::1]/ipp/print',
    'ipp://[::ffff:127.0.0.1]/ipp/print',
    'socket://0.0.0.0:9100',
    'winspool:Office',
    'ipp:',
    'nonsense',
  ])('PR-7 %s of two workers are two printers', (uri) => {
    expect(of(uri, 1)).not.toBe(of(uri, 2));
    expect(of(uri, 1)).toBe(of(uri, 1));
  });

  it('PR-7 a name given on purpose makes one printer of two addresses, and two of one', () => {
    expect(of('ipp://localhost/printers/a', 1, 'office')).toBe(of('ipp://127.0.0.1:9/b', 2, 'office'));
    expect(of('ipp://192.168.1.50/ipp/print', 1, 'Lyon')).not.toBe(of('ipp://192.168.1.50/ipp/print', 2, 'Paris'));
    // Nobody can name themselves into somebody else's printer.
    expect(of('x', 1, 'worker 2 folder:/paper')).not.toBe(of('folder:/paper', 2));
  });
});
