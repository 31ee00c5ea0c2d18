import type { DomainEvents } from '@picolo/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PrintRoutingQuery } from './queries/print-routing.query.js';
import { PrintersQuery } from './queries/printers.query.js';
import { PrintShop } from './print-shop.builder.js';
import { aPrinter } from './print-worker.builder.js';
import { KeepPrintRouting } from './use-cases/keep-print-routing.use-case.js';
import { WatchPrinters } from './use-cases/watch-printers.use-case.js';

type Trouble = DomainEvents['printer.troubled'];

describe('alerts of printers', () => {
  let shop: PrintShop;
  beforeAll(async () => {
    shop = await PrintShop.open();
  });
  afterAll(() => shop.close());
  beforeEach(async () => {
    await shop.clear();
    await shop.worker.beat([aPrinter()]);
    await watch();
    await shop.test.db.rows("DELETE FROM outbox WHERE type = 'printer.troubled'");
  });

  const watch = (patienceMs = 0): Promise<void> => shop.get(WatchPrinters).execute(patienceMs);
  const told = async (): Promise<readonly Trouble['state'][]> =>
    (await shop.told<Trouble>('printer.troubled')).map(({ state }) => state);

  it('PR-7 a printer that stays out of paper is told once, however often one looks', async () => {
    await shop.worker.beat([aPrinter({ state: 'paper-out', stateReasons: ['media-empty'] })]);
    await watch(60_000);
    expect(await told()).toEqual([]);
    await Promise.all([watch(), watch(), watch()]);
    await watch();
    expect(await told()).toEqual(['paper-out']);
    expect(await shop.told<Trouble>('printer.troubled')).toEqual([
      { printerId: expect.any(Number) as number, name: aPrinter().name, state: 'paper-out', waiting: 0 },
    ]);
  });

  it('PR-7 in order again and out of order once more is told again, and so is another trouble', async () => {
    await shop.worker.beat([aPrinter({ state: 'paper-out' })]);
    await watch();
    await shop.worker.beat([aPrinter()]);
    await watch();
    await shop.worker.beat([aPrinter({ state: 'paper-out' })]);
    await watch();
    await shop.worker.beat([aPrinter({ state: 'stopped' })]);
    await watch();
    expect(await told()).toEqual(['paper-out', 'paper-out', 'stopped']);
  });

  it('PR-7 a printer that is away is told only when something waits for it', async () => {
    await shop.worker.beat([]);
    await watch();
    expect(await told()).toEqual([]);
    await shop.submit('attendu');
    await watch();
    expect(await shop.told<Trouble>('printer.troubled')).toMatchObject([{ state: 'offline', waiting: 1 }]);
  });

  it('PR-7 it has to be waited for as long as it has been away', async () => {
    await shop.worker.beat([]);
    await watch();
    await shop.test.db.rows('UPDATE printer_troubles SET since = since - INTERVAL 1 DAY');
    await shop.submit('à l’instant');
    await watch(60_000);
    expect(await told()).toEqual([]);
    await shop.test.db.rows(
      "UPDATE print_jobs SET created_at = created_at - INTERVAL 61 SECOND WHERE status = 'queued'",
    );
    await watch(60_000);
    expect(await told()).toEqual(['offline']);
  });

  it('PR-7 of a group of which nobody works each printer is told, of one that works on none', async () => {
    const both = [aPrinter({ uri: 'folder:/a', name: 'A' }), aPrinter({ uri: 'folder:/b', name: 'B' })];
    await shop.worker.beat(both);
    const printers = await shop.get(PrintersQuery).all();
    const printerIds = ['A', 'B'].map((name) => printers.find((printer) => printer.name === name)?.id ?? 0);
    const routing = shop.get(KeepPrintRouting);
    await routing.createGroup({ name: 'Boutique', printerIds });
    const groupId = (await shop.get(PrintRoutingQuery).all()).groups[0]?.id ?? 0;
    await routing.changeRoute('text', { groupId });
    await shop.worker.beat(both.slice(0, 1));
    await shop.submit('par A');
    await watch();
    expect(await told()).toEqual([]);
    await shop.worker.beat([]);
    await watch();
    expect(await told()).toEqual(['offline', 'offline']);
    await routing.changeRoute('text', { printerId: null });
  });

  it('PR-7 a printer of a revoked worker is nobody’s trouble', async () => {
    await shop.worker.beat([aPrinter({ state: 'stopped' })]);
    await shop.test.db.rows('UPDATE print_workers SET revoked_at = CURRENT_TIMESTAMP(3) WHERE id = ?', [
      shop.key.workerId,
    ]);
    await watch();
    expect(await told()).toEqual([]);
  });
});
