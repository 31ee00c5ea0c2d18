import { hostname, networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { mayBeTyped, printerToAdd, settingOf } from './printer-order.js';

describe('PR-7 an order to add a printer', () => {
  it.each([
    null,
    'ipp://h/ipp/print',
    { uri: 'ipp://h/ipp/print' },
    { uri: 'ipp://h/ipp/print', driver: 'folder' },
    { uri: 'lp:office', driver: 'node-printer' },
    { uri: '', driver: 'ipp' },
    { uri: `ipp://h/${'x'.repeat(500)}`, driver: 'ipp' },
    { uri: 'ipp://h/ipp/print', driver: 'ipp', name: 'a\u0007b' },
    { uri: 'ipp://h/ipp/print', driver: 'ipp', name: { $ne: 1 } },
    { uri: 'socket://h', driver: 'raw9100', columns: 43 },
  ])('PR-9 %j cannot be understood', (order) => {
    expect(printerToAdd(order)).toBeNull();
  });

  it('PR-7 becomes a line of worker.json with nothing in it that was not asked for', () => {
    const order = printerToAdd({
      uri: 'socket://h',
      driver: 'raw9100',
      name: ' Caisse ',
      columns: 48,
      silent: true,
      ca: '/etc/x',
    });
    expect(order).toEqual({ uri: 'socket://h', driver: 'raw9100', name: 'Caisse', columns: 48 });
    expect(order && settingOf(order)).toEqual({ driver: 'raw9100', uri: 'socket://h', name: 'Caisse', columns: 48 });
    expect(printerToAdd({ uri: 'winspool:Caisse', driver: 'winspool', name: null, columns: null })).toEqual({
      uri: 'winspool:Caisse',
      driver: 'winspool',
    });
    expect(settingOf({ uri: 'ipp://h/ipp/print', driver: 'ipp', columns: 48 })).not.toHaveProperty('columns');
    expect(settingOf({ uri: 'socket://h', driver: 'ipp' })).toBeNull();
  });

  it.each([
    ['ipp://printer.local/ipp/print', 'ipp', true],
    ['ipps://[fd00::50]:8631/ipp/print', 'ipp', true],
    ['ipp://localhost/printers/office', 'cups', true],
    ['socket://192.168.1.50', 'raw9100', true],
    ['socket://192.168.1.50:9101/', 'raw9100', true],
    ['socket://192.168.1.50:25', 'raw9100', false],
    ['socket://192.168.1.50:9100/path', 'raw9100', false],
    ['socket://localhost:9100', 'raw9100', false],
    ['socket://127.1:9100', 'raw9100', false],
    ['socket://[::1]:9100', 'raw9100', false],
    ['SOCKET://0x7f.1:6379', 'raw9100', false],
    ['socket://localhost.:6379', 'raw9100', false],
    ['socket://[::ffff:0:127.0.0.1]:6379', 'raw9100', false],
    ['socket://[::ffff:127.0.0.1]:6379', 'raw9100', false],
    ['socket://[64:ff9b::127.0.0.1]:6379', 'raw9100', false],
    [`socket://${hostname()}:6379`, 'raw9100', false],
    ['http://h/ipp/print', 'ipp', false],
    ['ipp://me@h/ipp/print', 'ipp', false],
    ['ipp://h/ipp/print?x', 'ipp', false],
    ['ipp://h/ipp/print#x', 'ipp', false],
    ['ipp:///ipp/print', 'ipp', false],
    ['ipp://a b/ipp/print', 'ipp', false],
    ['winspool:Caisse', 'winspool', false],
  ] as const)('PR-9 whether a person far away may type %s for %s: %s', (uri, driver, may) => {
    expect(mayBeTyped({ uri, driver })).toBe(may);
  });

  it('PR-9 no address of this machine is a raw port of another one', () => {
    const all = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
    expect(all).not.toEqual([]);
    for (const { address, family } of all) {
      const host = family === 'IPv6' ? `[${address}]` : address;
      expect([address, mayBeTyped({ uri: `socket://${host}:9100`, driver: 'raw9100' })]).toEqual([address, false]);
    }
  });

  it.each([
    ['IPPS://h/ipp/print', 'ipp'],
    ['Ipp://h/ipp/print', 'cups'],
    ['SOCKET://192.0.2.1', 'raw9100'],
    ['ipp://x.1/ipp/print', 'ipp'],
    ['ipps://[::1/ipp/print', 'ipp'],
    ['ipp://a%20b/ipp/print', 'ipp'],
  ] as const)('PR-9 %s is no address: it is spoken to in another way than it says, or in none', (uri, driver) => {
    expect(settingOf({ uri, driver })).toBeNull();
  });
});
