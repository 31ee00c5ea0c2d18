import { describe, expect, it } from 'vitest';
import { isLoopbackHost, networkAddress, networkKey } from './printer-address.js';

const keyOf = (uri: string): string | null => {
  const address = networkAddress(uri);
  return address === null ? null : networkKey(address);
};

describe('where on the network a printer is', () => {
  // The server keeps a hash of these: they never change.
  it.each([
    ['ipp://printer.lan/ipp/print', 'ipp:printer.lan:631/ipp/print'],
    ['IPPS://someone@PRINTER.lan.:0631/ipp/print/?x=1#y', 'ipp:printer.lan:631/ipp/print'],
    ['http://printer.lan/ipp/print', 'ipp:printer.lan:80/ipp/print'],
    ['ipp://printer.lan:80', 'ipp:printer.lan:80'],
    ['https://192.168.001.50/printers/Office', 'ipp:192.168.1.50:443/printers/Office'],
    ['ipp://[FD00:0:0:0:0:0:0:5]/ipp/print', 'ipp:[fd00::5]:631/ipp/print'],
    ['socket://192.168.1.50/anything', 'socket:192.168.1.50:9100'],
    ['ipp://localhost/printers/office', 'ipp:localhost:631/printers/office'],
  ])('PR-7 %s is %s', (uri, key) => {
    expect(keyOf(uri)).toBe(key);
  });

  it.each([
    'folder:/paper',
    'winspool:Office',
    'ipp:',
    'ipp://',
    'ipp://printer lan/',
    'constructor:x',
    'nonsense',
    '',
  ])('PR-7 %j is nowhere on it', (uri) => {
    expect(networkAddress(uri)).toBeNull();
  });

  it.each([
    'localhost',
    'print.localhost',
    '127.0.0.1',
    '127.8.9.10',
    '0.0.0.0',
    '::',
    '::1',
    '[::1]',
    '[::ffff:7f00:1]',
  ])('PR-7 %s is what every machine calls itself', (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  it.each([
    'printer.lan',
    'notlocalhost',
    '127.printer.lan',
    '192.168.1.7',
    '[fd00::1]',
    '[::ffff:c0a8:107]',
    '[::ffff:7f1:2]',
  ])('PR-7 %s is one machine', (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });
});
