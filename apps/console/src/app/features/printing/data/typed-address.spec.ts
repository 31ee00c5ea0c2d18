import { describe, expect, it } from 'vitest';
import { typedAddress } from './typed-address';

describe('PR-7 a typed address of a printer', () => {
  it.each([
    [' 192.168.1.50 ', 'pages', 'ipp://192.168.1.50/ipp/print', 'ipp'],
    ['printer.local:8631', 'pages', 'ipp://printer.local:8631/ipp/print', 'ipp'],
    ['serveur/printers/bureau', 'pages', 'ipp://serveur/printers/bureau', 'ipp'],
    ['192.168.1.51', 'receipts', 'socket://192.168.1.51:9100', 'raw9100'],
    ['caisse.local:9101/', 'receipts', 'socket://caisse.local:9101', 'raw9100'],
    ['ipps://printer.local/ipp/print', 'receipts', 'ipps://printer.local/ipp/print', 'ipp'],
    ['IPPS://printer.local/Ipp/print', 'pages', 'ipps://printer.local/Ipp/print', 'ipp'],
    ['Socket://192.168.1.51', 'pages', 'socket://192.168.1.51', 'raw9100'],
    ['socket://192.168.1.51', 'pages', 'socket://192.168.1.51', 'raw9100'],
  ] as const)('PR-7 %s for %s is %s', (typed, kind, uri, driver) => {
    expect(typedAddress(typed, kind)).toEqual({ uri, driver });
  });
});
