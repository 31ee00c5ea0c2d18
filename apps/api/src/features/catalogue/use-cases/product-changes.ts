import { Injectable } from '@nestjs/common';
import type { Actor } from '@picolo/server/auth';
import { quantityToJson, type Tx } from '@picolo/server/db';
import type { NewEvent } from '@picolo/server/outbox';
import { AuditFacade } from '../../audit/index.js';
import { ThresholdWatch } from '../catalogue.ports.js';
import { thresholdOf, type ProductRow } from '../persistence/product-rows.js';

const nameOf = ({ sku, name }: ProductRow): string => `${sku} · ${name}`;

const priceOf = ({ unit_price: unitPrice, vat_rate: vatRate }: ProductRow): object => ({ unitPrice, vatRate });

const thresholdIn = (row: ProductRow): object => {
  const threshold = thresholdOf(row);
  return { lowStockThreshold: threshold === null ? null : quantityToJson(threshold) };
};

/** What a product's change means to others: the log (ID-8), and stock, whose alert hangs on the threshold (ST-4). */
@Injectable()
export class ProductChanges {
  constructor(
    private readonly audit: AuditFacade,
    private readonly watch: ThresholdWatch,
  ) {}

  async created(tx: Tx, actor: Actor, product: ProductRow): Promise<void> {
    const after = { ...priceOf(product), ...thresholdIn(product) };
    await this.audit.record(tx, actor, { action: 'product.created', ...this.subject(product), after });
  }

  /** Answers the events that the change causes. */
  async changed(tx: Tx, actor: Actor, before: ProductRow, after: ProductRow): Promise<readonly NewEvent[]> {
    const subject = this.subject(after);
    const price = { before: priceOf(before), after: priceOf(after) };
    await this.audit.record(tx, actor, { action: 'product.price-changed', ...subject, ...price });
    const threshold = { before: thresholdIn(before), after: thresholdIn(after) };
    await this.audit.record(tx, actor, { action: 'product.threshold-changed', ...subject, ...threshold });
    const { id: productId, sku, name } = after;
    const change = { productId, sku, name, before: thresholdOf(before), after: thresholdOf(after) };
    return await this.watch.thresholdChanged(tx, change);
  }

  async removed(tx: Tx, actor: Actor, product: ProductRow): Promise<void> {
    const before = { ...priceOf(product), ...thresholdIn(product) };
    await this.audit.record(tx, actor, { action: 'product.removed', ...this.subject(product), before });
  }

  private subject(product: ProductRow): { subject: `product:${number}`; subjectName: string } {
    return { subject: `product:${product.id}`, subjectName: nameOf(product) };
  }
}
