import { randomUUID } from 'node:crypto';
import type { ImportErrorView, ImportView, ProductView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../testing.js';
import { aUser } from '../identity/user.builder.js';
import { OrdersFacade } from '../orders/index.js';
import { ProductsQuery } from '../catalogue/queries/products.query.js';
import { aProduct } from '../stock/product.builder.js';
import { StockFacade } from '../stock/index.js';
import { LedgerCheckQuery } from '../stock/queries/ledger-check.query.js';
import { anAppliedImport, anImport, aReadImport, runImports } from './import.builder.js';
import { ImportsQuery } from './queries/imports.query.js';
import { ProductExportQuery } from './queries/product-export.query.js';
import { CancelImport } from './use-cases/cancel-import.use-case.js';
import { ConfirmImport } from './use-cases/confirm-import.use-case.js';

/** The whole size is for `npm run prove`. */
const many = process.env['PROVE'] === '1' ? 50_000 : 5_000;

describe('imports', () => {
  let test: TestApp;
  let staff: Actor;
  beforeAll(async () => {
    test = await openApp();
    staff = (await aUser(test.app, { role: 'employee' })).actor;
  });
  afterAll(() => test.close());

  const product = async (sku: string): Promise<ProductView> => {
    const { items } = await test.app.get(ProductsQuery, { strict: false }).page(staff, { q: sku, limit: 100 });
    const found = items.find((item) => item.sku === sku);
    if (found === undefined) throw new Error(`no product ${sku}`);
    return found;
  };
  const count = async (table: string, where = '1'): Promise<number> =>
    (await test.db.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`))[0]?.n ?? -1;
  const errorsOf = async ({ id }: ImportView): Promise<readonly ImportErrorView[]> =>
    (await test.app.get(ImportsQuery, { strict: false }).errors(id, { limit: 100 }, 'fr')).items;
  const lows = (sku: string): Promise<number> =>
    count('outbox', `type = 'stock.low' AND JSON_VALUE(payload, '$.sku') = '${sku}'`);
  const soundLedger = async (): Promise<void> => {
    expect(await test.app.get(LedgerCheckQuery, { strict: false }).breaks()).toEqual([]);
  };

  it('ST-7 a French file creates and changes products; a level is absolute and becomes an adjustment', async () => {
    const old = await aProduct(test.app, staff, { sku: 'IMP-1', name: 'Miel', onHand: 5, barcode: '123' });
    const file = [
      '\ufeffRéférence;Désignation;Prix HT;TVA;Catégorie;Code-barres;Stock',
      'IMP-1;Miel de châtaignier;1 234,50 €;5,5 %;Épicerie fine;;12,5',
      'IMP-2;"Pain ""complet""; tranché";2,40;5,5;Épicerie fine;3017620422003;7',
    ].join('\r\n');
    await test.db.rows('UPDATE products SET step = 0.5 WHERE id = ?', [old.id]);
    const read = await aReadImport(test.app, staff, file);
    expect(read).toMatchObject({ state: 'ready', encoding: 'utf-8-bom', separator: ';', lineCount: 2, errorCount: 0 });
    expect(read.preview).toEqual({ created: 1, changed: 1, unchanged: 0, levels: 2, categories: 1 });
    const { items: changes } = await test.app.get(ImportsQuery, { strict: false }).changes(read.id, {});
    expect(changes.map(({ sku, kind, columns }) => [sku, kind, [...columns].sort()])).toEqual([
      ['IMP-1', 'changed', ['barcode', 'category', 'name', 'unitPrice', 'vatRate']],
      ['IMP-2', 'new', []],
    ]);
    expect(await count('products', "sku = 'IMP-2'")).toBe(0);
    await test.app.get(ConfirmImport, { strict: false }).execute(staff, read.id);
    await runImports(test.app);
    const after = await test.app.get(ImportsQuery, { strict: false }).byId(read.id);
    expect(after).toMatchObject({ state: 'applied', preview: { created: 1, changed: 1, levels: 2 } });
    expect(await product('IMP-1')).toMatchObject({
      ...{ id: old.id, name: 'Miel de châtaignier', unitPrice: 1_234_500_000, vatRate: 550, barcode: null },
      ...{ version: old.version + 1, category: { name: 'Épicerie fine' }, stock: { onHand: 12.5 } },
    });
    expect(await product('IMP-2')).toMatchObject({
      name: 'Pain "complet"; tranché',
      stock: { onHand: 7 },
      active: true,
    });
    const moved = await test.db.rows<{ kind: string; on_hand_delta: string; reason: string; actor_id: number }>(
      'SELECT kind, on_hand_delta, reason, actor_id FROM stock_movements WHERE product_id = ? ORDER BY id DESC LIMIT 1',
      [old.id],
    );
    expect(moved).toEqual([
      { kind: 'adjustment', on_hand_delta: '7.5000', reason: 'Import liste.csv', actor_id: staff.userId },
    ]);
    await soundLedger();
  });

  it('ST-7 an English file with commas, and one of Excel in Windows-1252, say the same', async () => {
    const english = 'SKU,Name,Price excl. VAT,VAT,On hand\nIMP-EN,"Tea, green","1,234.50",20,3\n';
    expect(await anAppliedImport(test.app, staff, english)).toMatchObject({ state: 'applied', separator: ',' });
    expect(await product('IMP-EN')).toMatchObject({ name: 'Tea, green', unitPrice: 1_234_500_000 });
    const french = Buffer.from('Référence;Nom;Prix HT;TVA\nIMP-1252;Crème brûlée;3,5;5,5\n', 'latin1');
    const applied = await anAppliedImport(test.app, staff, french);
    expect(applied).toMatchObject({ state: 'applied', encoding: 'windows-1252' });
    expect(await product('IMP-1252')).toMatchObject({ name: 'Crème brûlée', slug: 'creme-brulee' });
  });

  it('ST-7 a file that was exported and comes back changes nothing', async () => {
    await aProduct(test.app, staff, {
      sku: '=2+5',
      name: '@SOMME(A1)',
      description: 'deux\nlignes; "citées"',
      onHand: 2,
    });
    let file = '';
    for await (const part of test.app.get(ProductExportQuery, { strict: false }).lines('fr')) file += part;
    expect(file.startsWith('\ufeffRéférence;Nom;')).toBe(true);
    expect(file).toContain("'=2+5;'@SOMME(A1);");
    const read = await aReadImport(test.app, staff, file);
    expect(read.preview).toMatchObject({ created: 0, changed: 0, levels: 0, categories: 0 });
  });

  it('ST-7 every wrong cell is named with its line and reason, and nothing is imported', async () => {
    const before = await count('products');
    const file = [
      'Référence;Nom;Prix HT;TVA;En vente;Stock;Remarque',
      'BAD-1;Un;douze;20;oui;1;',
      ';Deux;1;20;peut-être;-1;',
      'BAD-3;Trois;1;20',
      'BAD-4;;1;;oui;1;',
      'BAD-1x;Cinq;1;20;oui;1;',
      'bad-1X;Six;1;20;oui;1;',
    ].join('\n');
    const read = await aReadImport(test.app, staff, file);
    expect(read).toMatchObject({ state: 'invalid', ignored: ['Remarque'] });
    expect((await errorsOf(read)).map(({ line, column, reason }) => `${line} ${column ?? '–'} ${reason}`)).toEqual([
      '2 Prix HT N’est pas un nombre avec au plus 6 décimales.',
      '3 En vente Répondez par oui ou non.',
      '3 Stock (Magasin) Ne peut pas être négatif.',
      '3 Référence Cette valeur est obligatoire.',
      '4 – 4 cellules au lieu de 7 : un séparateur manque ou est en trop.',
      '5 Nom Cette valeur est obligatoire.',
      '5 TVA Cette valeur est obligatoire.',
      '7 Référence Cette référence figure déjà à la ligne 6.',
    ]);
    expect(await count('products')).toBe(before);
    await expect(test.app.get(ConfirmImport, { strict: false }).execute(staff, read.id)).rejects.toMatchObject({
      code: 'IMPORTS.NOT_READY',
    });
  });

  it.each([
    ['no column for the SKU', 'Nom;Prix\nUn;2\n', 'Aucune colonne'],
    ['an unknown location', 'Référence;Stock (Lune)\nX;2\n', 'Cet emplacement n’existe pas'],
    ['no line', 'Référence;Nom\n', 'ne contient aucun produit'],
    ['an open quote', `Référence;Nom\nX;"${'a'.repeat(200_000)}`, 'illisible'],
    ['a column twice', 'Référence;ref\nX;2\n', 'deux fois'],
  ])('ST-7 %s is told', async (_, file, reason) => {
    const read = await aReadImport(test.app, staff, file);
    expect(read.state).toBe('invalid');
    expect((await errorsOf(read))[0]?.reason).toContain(reason);
  });

  it(`ST-7 one bad line in ${String(many)}: nothing is imported, the line and the reason are named`, async () => {
    const before = [await count('products'), await count('stock_movements')];
    const bad = Math.floor(many / 2);
    const lines = Array.from({ length: many }, (_, index) =>
      index === bad ? `L-${index};Article ${index};1,5;20;beaucoup` : `L-${index};Article ${index};1,5;20;3`,
    );
    const read = await aReadImport(test.app, staff, ['Référence;Nom;Prix HT;TVA;Stock', ...lines].join('\n'));
    expect(read).toMatchObject({ state: 'invalid', lineCount: many, errorCount: 1 });
    expect(await errorsOf(read)).toEqual([
      expect.objectContaining({ line: bad + 2, column: 'Stock (Magasin)', value: 'beaucoup' }),
    ]);
    expect([await count('products'), await count('stock_movements')]).toEqual(before);
  });

  it(`ST-7 ${String(many)} lines are applied as one, the ledger exact`, async () => {
    const lines = Array.from({ length: many }, (_, index) => `M-${index};Même nom;1,5;20;${index % 7}`);
    const applied = await anAppliedImport(test.app, staff, ['Référence;Nom;Prix HT;TVA;Stock', ...lines].join('\n'));
    expect(applied).toMatchObject({ state: 'applied', preview: { created: many } });
    expect(await count('products', "sku LIKE 'M-%' AND name = 'Même nom'")).toBe(many);
    await soundLedger();
  });

  it('ST-4 an import that lowers a level or raises a threshold alerts once, and a new product not at all', async () => {
    for (const sku of ['LOW-L', 'LOW-T', 'LOW-K']) {
      await aProduct(test.app, staff, { sku, onHand: 10, lowStockThreshold: 5 });
    }
    const file =
      'Référence;Nom;Prix HT;TVA;Seuil;Stock\nLOW-L;a;1;20;5;5\nLOW-T;b;1;20;10;\nLOW-K;c;1;20;5;6\nLOW-N;d;1;20;9;1\n';
    await anAppliedImport(test.app, staff, file);
    await anAppliedImport(test.app, staff, file);
    expect(await Promise.all(['LOW-L', 'LOW-T', 'LOW-K', 'LOW-N'].map(lows))).toEqual([1, 1, 0, 0]);
  });

  it('ST-2 a level below what orders hold is refused, naming the order, also when it was placed after the preview', async () => {
    const { id } = await aProduct(test.app, staff, { sku: 'HELD', onHand: 10 });
    const buyer = (await aUser(test.app)).actor;
    const ready = await aReadImport(test.app, staff, 'Référence;Stock\nHELD;2\n');
    expect(ready.state).toBe('ready');
    const order = await test.app
      .get(OrdersFacade, { strict: false })
      .placeOwn(buyer, { lines: [{ productId: id, quantity: 3 }] }, randomUUID());
    await test.app.get(ConfirmImport, { strict: false }).execute(staff, ready.id);
    await runImports(test.app);
    const refused = await test.app.get(ImportsQuery, { strict: false }).byId(ready.id);
    expect(refused.state).toBe('invalid');
    const [error] = await errorsOf(refused);
    expect(error?.reason).toBe(
      `3 sont réservés par des commandes (${order.number}) : le stock ne peut pas descendre en dessous.`,
    );
    expect((await product('HELD')).stock).toMatchObject({ onHand: 10, reserved: 3 });
    const again = await aReadImport(test.app, staff, 'Référence;Stock\nHELD;2\n');
    expect(again.state).toBe('invalid');
  });

  it('ST-7 UI-5 an import can be cancelled while it is read and before it is confirmed, not after', async () => {
    const cancel = test.app.get(CancelImport, { strict: false });
    const waiting = await anImport(test.app, staff, 'Référence;Nom;Prix HT;TVA\nC-1;Un;1;20\n');
    expect(await cancel.execute(waiting.id)).toMatchObject({ state: 'cancelled' });
    await runImports(test.app);
    expect((await test.app.get(ImportsQuery, { strict: false }).byId(waiting.id)).state).toBe('cancelled');
    const read = await aReadImport(test.app, staff, 'Référence;Nom;Prix HT;TVA\nC-1;Un;1;20\n');
    expect(await cancel.execute(read.id)).toMatchObject({ state: 'cancelled' });
    expect(await count('import_rows', `run_id = ${String(read.id)}`)).toBe(0);
    await expect(cancel.execute(read.id)).rejects.toMatchObject({ code: 'IMPORTS.NOT_CANCELLABLE' });
  });

  it('ST-2 an archived product is not brought back by its SKU', async () => {
    const { id } = await aProduct(test.app, staff, { sku: 'GONE', onHand: 1 });
    const stock = test.app.get(StockFacade, { strict: false });
    await stock.move(staff, { productId: id, kind: 'count', quantity: 0 });
    await test.db.rows('UPDATE products SET archived_at = NOW(3), active = 0 WHERE id = ?', [id]);
    const read = await aReadImport(test.app, staff, 'Référence;Stock\nGONE;2\n');
    expect((await errorsOf(read))[0]?.reason).toContain('Un produit archivé');
  });
});
