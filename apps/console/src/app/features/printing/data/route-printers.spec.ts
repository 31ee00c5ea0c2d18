import type { PrinterView } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { printersOfRoute, standInFor, unfitFor } from './route-printers';

const printer = (id: number, driver: PrinterView['driver'], isDefault = false): PrinterView => ({
  ...{
    id,
    workerId: 1,
    workers: [],
    name: `P${String(id)}`,
    driver,
    state: 'ready',
    stateReasons: [],
    abilities: null,
  },
  ...{ isDefault, waiting: 0, version: 1, seenAt: null },
});
const printers = [printer(1, 'raw9100', true), printer(2, 'ipp'), printer(3, 'folder')];
const groups = [{ id: 7, name: 'Boutique', version: 1, printerIds: [3, 1, 99] }];
const names = (found: readonly PrinterView[]): string[] => found.map(({ name }) => name);

describe('the printers of a route', () => {
  it('PR-5 are its own, all of its group in their order, or the default one', () => {
    expect(names(printersOfRoute({ printerId: 2, groupId: null }, groups, printers))).toEqual(['P2']);
    expect(names(printersOfRoute({ printerId: null, groupId: 7 }, groups, printers))).toEqual(['P3', 'P1']);
    expect(names(printersOfRoute({ printerId: null, groupId: null }, groups, printers))).toEqual(['P1']);
    expect(printersOfRoute({ printerId: 99, groupId: null }, groups, printers)).toEqual([]);
  });

  it('PR-5 that take no PDF are named for kinds that are one', () => {
    const found = printersOfRoute({ printerId: null, groupId: 7 }, groups, printers);
    expect(unfitFor('invoice', found)?.name).toBe('P1');
    expect(unfitFor('label', found)?.name).toBe('P1');
    expect(unfitFor('order-ticket', found)).toBeNull();
    expect(unfitFor('invoice', found.slice(0, 1))).toBeNull();
  });

  it('PR-3 that take the place of a jammed one print right now, and what it is made of', () => {
    const [receipts, office, folder] = printers;
    expect(standInFor(folder, 'text', printers)).toBe(receipts);
    expect(standInFor(folder, 'invoice', printers)).toBe(office);
    const jammed = printers.map((one) => (one === office ? { ...one, state: 'stopped' as const } : one));
    expect(standInFor(folder, 'invoice', jammed)).toBeUndefined();
    expect(standInFor(undefined, 'invoice', jammed)).toBe(folder);
  });
});
