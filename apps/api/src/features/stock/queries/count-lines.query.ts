import { Injectable } from '@nestjs/common';
import { DomainError, type CountLineQuery, type CountLineView, type Page } from '@picolo/contracts';
import {
  Db,
  decimalToQuantity,
  pageLimit,
  pageOf,
  quantityToJson,
  readCursor,
  sql,
  type SqlValue,
  type Tx,
} from '@picolo/server/db';
import { CatalogueFacade } from '../../catalogue/index.js';
import { toApply } from '../domain/count-line.js';

type Where = readonly [condition: string, ...values: SqlValue[]];

interface Row {
  readonly product_id: number;
  readonly sku: string;
  readonly name: string;
  readonly barcode: string | null;
  readonly unit: string;
  readonly step: string;
  readonly counted: string | null;
  readonly expected: string | null;
  readonly applied: string | null;
  readonly corrected: string | null;
  readonly entered_by_name: string | null;
  readonly entered_at: Date | null;
  readonly version: number;
}

/** A closed session shows what was applied; an open one what would be, other counts' corrections included. */
const select = `SELECT n.product_id, n.sku, n.name, n.barcode, n.unit, n.step, n.counted, n.expected, n.applied,
    n.entered_by_name, n.entered_at, n.version,
    (SELECT SUM(m.on_hand_delta) FROM stock_movements m
     WHERE c.state = 'open' AND n.counted IS NOT NULL AND m.product_id = n.product_id AND m.id > n.ledger_id
       AND m.location_id = c.location_id AND m.corrects = 1) AS corrected
  FROM stock_count_lines n JOIN stock_counts c ON c.id = n.count_id`;

const quantity = (text: string | null): number | null => (text === null ? null : decimalToQuantity(text));
const json = (value: number | null): number | null => (value === null ? null : quantityToJson(value));

const view = (row: Row): CountLineView => {
  const [counted, expected] = [quantity(row.counted), quantity(row.expected)];
  const open = counted === null ? null : toApply({ counted, expected }, quantity(row.corrected) ?? 0);
  return {
    ...{ productId: row.product_id, sku: row.sku, name: row.name, barcode: row.barcode, unit: row.unit },
    ...{ step: quantityToJson(decimalToQuantity(row.step)), counted: json(counted), expected: json(expected) },
    difference: json(quantity(row.applied) ?? open),
    ...{ enteredBy: row.entered_by_name, enteredAt: row.entered_at?.toISOString() ?? null, version: row.version },
  };
};

const shown: Readonly<Record<NonNullable<CountLineQuery['show']>, string>> = {
  waiting: 'n.counted IS NULL',
  counted: 'n.counted IS NOT NULL',
  different: 'COALESCE(n.applied, n.counted - n.expected) <> 0',
};

/** Lines of a counting session by name (ST-6). */
@Injectable()
export class CountLinesQuery {
  constructor(
    private readonly db: Db,
    private readonly catalogue: CatalogueFacade,
  ) {}

  async page(countId: number, query: CountLineQuery): Promise<Page<CountLineView>> {
    const limit = pageLimit(query.limit);
    const where: Where[] = [['n.count_id = ?', countId]];
    if (query.show !== undefined) where.push([shown[query.show]]);
    const q = query.q?.trim() ?? '';
    const like = `%${q.replace(/[\\%_]/gu, '\\$&')}%`;
    if (q !== '') where.push(['n.name LIKE ? OR n.sku LIKE ? OR n.barcode = ?', like, like, q]);
    if (query.cursor !== undefined) {
      const [name, id] = readCursor(query.cursor, 2);
      where.push(['n.name > ? OR (n.name = ? AND n.product_id > ?)', String(name), String(name), Number(id) || 0]);
    }
    const rows = await this.db.rows<Row>(
      `${select} WHERE ${where.map(([condition]) => `(${condition})`).join(' AND ')}
       ORDER BY n.name, n.product_id LIMIT ${String(limit + 1)}`,
      where.flatMap(([, ...values]) => values),
    );
    return pageOf(rows, limit, (row) => [row.name, row.product_id], view);
  }

  /** Inside the transaction that wrote it, or to look it up. */
  async line(tx: Tx, countId: number, productId: number): Promise<CountLineView> {
    const [row] = await sql<Row>(tx, `${select} WHERE n.count_id = ? AND n.product_id = ?`, [countId, productId]);
    if (row === undefined) throw await this.missing(tx, productId);
    return view(row);
  }

  /** By exact barcode or SKU; what the catalogue knows and the session does not is named. */
  async byCode(countId: number, code: string): Promise<CountLineView> {
    return await this.db.tx(async (tx) => {
      const [row] = await sql<{ product_id: number }>(
        tx,
        `SELECT product_id FROM stock_count_lines WHERE count_id = ? AND (sku = ? OR barcode = ?)
         ORDER BY sku = ? DESC LIMIT 1`,
        [countId, code, code, code],
      );
      const productId = row?.product_id ?? (await this.catalogue.idByCode(tx, code));
      if (productId === null) throw new DomainError('CATALOGUE.PRODUCT_NOT_FOUND');
      return await this.line(tx, countId, productId);
    });
  }

  async countedOf(tx: Tx, countId: number): Promise<number> {
    const text = 'SELECT COUNT(*) AS n FROM stock_count_lines WHERE count_id = ? AND counted IS NOT NULL';
    return (await sql<{ n: number }>(tx, text, [countId]))[0]?.n ?? 0;
  }

  private async missing(tx: Tx, productId: number): Promise<DomainError> {
    const product = (await this.catalogue.hold(tx, [productId])).get(productId);
    if (product === undefined) return new DomainError('CATALOGUE.PRODUCT_NOT_FOUND');
    return new DomainError('STOCK.COUNT_LINE_MISSING', { productId, sku: product.sku, name: product.name });
  }
}
