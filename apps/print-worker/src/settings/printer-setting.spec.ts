import { describe, expect, it } from 'vitest';
import { checkedPrinter, isPrinterSetting, type PrinterSetting } from './printer-setting.js';

describe('a printer in worker.json', () => {
  it.each<PrinterSetting>([
    { driver: 'ipp', uri: 'ipp://printer.local/ipp/print' },
    { driver: 'winspool', uri: 'winspool:\\\\serveur\\Bureau 1' },
    { driver: 'node-printer', uri: 'lp:office' },
    { driver: 'cups', uri: 'ipp://localhost/printers/office', name: 'Bureau' },
    { driver: 'raw9100', uri: 'socket://192.168.1.50', columns: 48, silent: true },
    { driver: 'ipp', uri: 'ipps://printer.local/ipp/print', fingerprint: 'aB:'.repeat(31) + '01', sharedAs: 'Bureau' },
    { driver: 'cups', uri: 'https://spooler/printers/office', ca: 'office.pem' },
  ])('PR-9 %o is one', (setting) => {
    expect(isPrinterSetting(setting)).toBe(true);
    expect(checkedPrinter(setting)).toBe(setting);
  });

  it.each([
    null,
    'ipp://printer.local/',
    { driver: 'lpt', uri: 'lpt1' },
    { driver: 'toString', uri: 'ipp://printer.local/' },
    { driver: 'ipp' },
    { driver: 'ipp', uri: 'ipp://printer.local/', name: 7 },
    { driver: 'raw9100', uri: 'socket://printer', columns: 43 },
    { driver: 'raw9100', uri: 'socket://printer', silent: 'yes' },
    { driver: 'ipp', uri: 'ipps://printer/', fingerprint: 'abc' },
    { driver: 'ipp', uri: 'ipps://printer/', ca: '' },
    { driver: 'ipp', uri: 'ipp://printer/', sharedAs: '' },
    { driver: 'ipp', uri: 'ipp://printer/', sharedAs: 'x'.repeat(101) },
  ])('PR-9 %o is none', (setting) => {
    expect(isPrinterSetting(setting)).toBe(false);
  });

  it('PR-9 a certificate is named for addresses over TLS only', () => {
    const printer = { driver: 'ipp', uri: 'ipp://printer/ipp/print', ca: 'office.pem' } as const;
    expect(() => checkedPrinter(printer)).toThrow('begins with ipps:');
  });

  it.each<[PrinterSetting['driver'], string, string]>([
    ['winspool', 'winspool: ', 'a queue of Windows'],
    ['winspool', 'winspool:a\nb', 'a queue of Windows'],
    ['node-printer', 'lp:-o', 'a queue of lp'],
    ['node-printer', 'lp:a b', 'a queue of lp'],
    ['ipp', 'lpt1', 'an IPP printer'],
    ['ipp', 'ftp://printer/', 'an IPP printer'],
    ['cups', 'socket://printer:9100', 'a CUPS queue'],
    ['raw9100', 'ipp://printer/ipp/print', 'a raw port'],
  ])('PR-9 %s does not live at %s, and says what would be right', (driver, uri, what) => {
    expect(() => checkedPrinter({ driver, uri })).toThrow(`${uri} is not the address of ${what}, like `);
  });
});
