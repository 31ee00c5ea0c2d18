import { describe, expect, it } from 'vitest';
import { printerKey } from './printer-key.js';

const own = new Set(['localhost', '127.0.0.1', '192.168.1.7']);
const keyOf = (uri: string): string => printerKey(uri, own);

describe('PR-7 what leads a PC to the same printer', () => {
  // What the server holds for one printer has to be one for the worker, too.
  it.each([
    ['ipp://printer.lan/ipp/print', 'ipps://PRINTER.lan.:631/ipp/print/'],
    ['ipp://192.168.1.50/ipp/print', 'ipp://192.168.001.50:0631/ipp/print'],
    ['ipp://[fd00::0:5]/ipp/print', 'ipp://[FD00:0:0:0:0:0:0:5]:631/ipp/print'],
    ['http://printer.lan/ipp/print', 'ipp://printer.lan:80/ipp/print'],
    ['socket://192.168.1.50', 'socket://192.168.1.50:9100/'],
    ['ipp://localhost/printers/office', 'ipp://192.168.1.7:631/printers/office'],
    ['ipp://localhost/printers/office', 'ipp://127.8.9.10/printers/office'],
  ])('PR-7 %s and %s', (one, other) => {
    expect(keyOf(one)).toBe(keyOf(other));
  });

  it.each([
    ['ipp://printer.lan/ipp/print', 'ipp://printer.lan:632/ipp/print'],
    ['ipp://192.168.1.50:9100/', 'socket://192.168.1.50:9100'],
    ['winspool:Caisse', 'winspool:caisse'],
  ])('PR-7 %s and %s do not', (one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });
});
