import { Injectable } from '@nestjs/common';
import type { ImportChangeView, ImportColumn } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db, decimalToQuantity, type Tx } from '@picolo/server/db';
import { slugOf } from './domain/slug.js';
import { CatalogueRepository } from './persistence/catalogue.repository.js';
import { ImportProductsRepository, outcomes } from './persistence/import-products.repository.js';
import { thresholdOf } from './persistence/product-rows.js';

export interface ImportedProducts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly categories: number;
}

/** A product as an export writes it. */
export interface ExportedProduct {
  readonly id: number;
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly category: string | null;
  readonly unitPrice: number;
  readonly vatRate: number;
  readonly unit: string;
  /** Integer ten-thousandths, like the threshold. */
  readonly step: number;
  readonly barcode: string | null;
  readonly active: boolean;
  readonly threshold: number | null;
}

/**
 * What an import does to the catalogue. The staging table `import_rows` is the message between the two features: the import
 * fills it, this reads it and writes back which product each line means. Nothing goes line by line.
 */
@Injectable()
export class CatalogueImports {
  constructor(
    private readonly db: Db,
    private readonly rows: ImportProductsRepository,
    private readonly catalogue: CatalogueRepository,
    private readonly clock: Clock,
  ) {}

  /** The parts of an address that a line gives: stored with it, used when the product turns out to be new. */
  slugs(line: { readonly name: string | null; readonly sku: string }): { slug: string | null; skuSlug: string | null } {
    const orNull = (text: string): string | null => (text === '' ? null : text);
    return { slug: orNull(slugOf(line.name ?? '')), skuSlug: orNull(slugOf(line.sku)) };
  }

  /** Finds each line's product and adds what the catalogue does not allow to the run's errors; answers how many. */
  async check(tx: Tx, runId: number, columns: readonly ImportColumn[]): Promise<number> {
    await this.rows.judge(tx, runId, columns);
    return await this.rows.check(tx, runId);
  }

  /** What applying would do now. */
  async preview(tx: Tx, runId: number): Promise<ImportedProducts> {
    const counts = await this.rows.counts(tx, runId);
    return {
      created: counts.get(outcomes.created) ?? 0,
      changed: counts.get(outcomes.changed) ?? 0,
      unchanged: counts.get(outcomes.unchanged) ?? 0,
      categories: (await this.rows.newCategories(tx, runId)).length,
    };
  }

  /** Lines that create or change, after `afterLine`, with the columns that get another value. */
  async changes(
    runId: number,
    columns: readonly ImportColumn[],
    afterLine: number,
    limit: number,
  ): Promise<ImportChangeView[]> {
    const differences = this.rows.differences(columns);
    const flags = differences.map(([, condition], index) => `, (${condition}) AS d${String(index)}`);
    const found = await this.db.rows<Record<string, unknown> & ChangeRow>(
      `SELECT r.line, r.sku, COALESCE(r.name, p.name) AS name, r.outcome${flags.join('')}
       FROM import_rows r LEFT JOIN products p ON p.id = r.product_id LEFT JOIN categories c ON c.name = r.category
       WHERE r.run_id = ? AND r.outcome IN (${String(outcomes.created)}, ${String(outcomes.changed)}) AND r.line > ?
       ORDER BY r.line LIMIT ${String(limit)}`,
      [runId, afterLine],
    );
    return found.map((row) => {
      const isNew = row.outcome === outcomes.created;
      const changed = differences.filter((_, index) => Number(row[`d${String(index)}`]) === 1);
      const { line, sku, name } = row;
      const names = isNew ? [] : changed.map(([column]) => column);
      return { line, sku, name: name ?? '', kind: isNew ? 'new' : 'changed', columns: names };
    });
  }

  /** Prices before and after by SKU, of the first 200 that change: for the audit. */
  async priceChanges(
    tx: Tx,
    runId: number,
  ): Promise<{ before: Record<string, number>; after: Record<string, number> }> {
    const rows = await this.rows.priceChanges(tx, runId, 200);
    return {
      before: Object.fromEntries(rows.map(({ sku, before }) => [sku, before])),
      after: Object.fromEntries(rows.map(({ sku, after }) => [sku, after])),
    };
  }

  /** Products that are not archived, after that id, in the order of their ids. */
  async exported(afterId: number, limit: number): Promise<ExportedProduct[]> {
    const rows = await this.rows.after(afterId, limit);
    return rows.map((row) => ({
      ...{ id: row.id, sku: row.sku, name: row.name, description: row.description, category: row.category_name },
      ...{ unitPrice: row.unit_price, vatRate: row.vat_rate, unit: row.unit, step: decimalToQuantity(row.step) },
      ...{ barcode: row.barcode, active: row.active === 1, threshold: thresholdOf(row) },
    }));
  }

  /** Holds the products, in the transaction that applies the run; to be called before `check` there. */
  async hold(tx: Tx, runId: number): Promise<void> {
    await this.rows.hold(tx, runId);
  }

  /** Creates and changes what the checked lines say; afterwards every line has its product. */
  async apply(tx: Tx, runId: number, columns: readonly ImportColumn[]): Promise<ImportedProducts> {
    const now = this.clock.now();
    const preview = await this.preview(tx, runId);
    for (const name of await this.rows.newCategories(tx, runId)) {
      const readable = slugOf(name);
      const slug = readable === '' ? `c-${Buffer.from(name).toString('hex').slice(0, 100)}` : readable;
      await this.catalogue.addCategory(tx, name, slug);
    }
    const changed = await this.rows.change(tx, runId, columns, now);
    await this.rows.nameNew(tx, runId);
    const created = await this.rows.create(tx, runId, now);
    return { ...preview, created, changed };
  }
}

interface ChangeRow {
  readonly line: number;
  readonly sku: string;
  readonly name: string | null;
  readonly outcome: number;
}
