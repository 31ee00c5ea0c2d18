import { describe, expect, it } from 'vitest';
import { readFlags } from './command-line.js';
import { checkedPrinter, type PrinterSetting } from './settings/printer-setting.js';
import { serverOrigin } from './settings/worker-settings.js';

describe('command line', () => {
  it('reads run with several printers', () => {
    expect(readFlags(['run', '--ipp', 'ipp://a/', '--ipp', 'ipp://b/', '--paper', 'p'])).toMatchObject({
      ...{ command: 'run', data: '.local/worker', ipp: ['ipp://a/', 'ipp://b/'], paper: 'p' },
    });
  });

  it.each([[['print']], [[]], [['run', 'now']], [['run', '--colour']]])('shows its usage for %j', (args) => {
    expect(() => readFlags(args)).toThrow('Usage:');
  });

  it('takes the origin of what was typed', () => {
    expect(serverOrigin('https://picolo.example/console/')).toBe('https://picolo.example');
    expect(() => serverOrigin('picolo.example')).toThrow('is not an address');
  });

  it('refuses what is no IPP printer', () => {
    const given = (driver: PrinterSetting['driver'], uri: string) => () => checkedPrinter({ driver, uri });
    expect(given('ipp', 'ipp://printer.local/ipp/print')()).toEqual({
      driver: 'ipp',
      uri: 'ipp://printer.local/ipp/print',
    });
    expect(given('ipp', 'lpt1')).toThrow('is not the address of an IPP printer');
    expect(given('ipp', 'ftp://printer/')).toThrow('is not the address of an IPP printer');
    expect(given('cups', 'office')).toThrow('is not the address of a CUPS queue');
  });
});
