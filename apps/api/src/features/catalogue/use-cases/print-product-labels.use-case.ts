import { Injectable } from '@nestjs/common';
import { DomainError, maxLabels, type LabelSize, type ProductLabelsInput } from '@picolo/contracts';
import { requirePermission, type Actor } from '@picolo/server/auth';
import { idempotencyOf, PrintingFacade } from '../../printing/index.js';
import { labelsPdf } from '../documents/label-page.js';
import { labelSvg } from '../documents/label-svg.js';
import { LabelProductsQuery } from '../queries/label-products.query.js';

/** Labels of products on paper: one job, a page each (PR-5). */
@Injectable()
export class PrintProductLabels {
  constructor(
    private readonly products: LabelProductsQuery,
    private readonly printing: PrintingFacade,
  ) {}

  /**
   * For those who see the stock; the same job again for the same key and body. Throws AUTH.FORBIDDEN,
   * CATALOGUE.TOO_MANY_LABELS, CATALOGUE.PRODUCT_NOT_FOUND, PRINTING.PRINTER_NOT_FOUND,
   * PRINTING.PDF_NOT_SUPPORTED, IDEMPOTENCY.DIFFERENT_BODY.
   */
  async execute(actor: Actor, input: ProductLabelsInput, key: string | null): Promise<{ jobId: number }> {
    const { productIds, size, copies, printerId = null } = input;
    // Clients may be given messages to print; the shelf is the staff's.
    requirePermission(actor, 'stock.read');
    if (productIds.length * copies > maxLabels) throw new DomainError('CATALOGUE.TOO_MANY_LABELS', { most: maxLabels });
    const doer = { userId: actor.userId, name: actor.name };
    const idempotency = idempotencyOf(key, ['labels', productIds, size, copies, printerId]);
    const known = await this.printing.submitted(doer, idempotency);
    if (known !== null) return { jobId: known };
    const products = await this.products.of(actor, productIds);
    const bytes = await labelsPdf(products, { size, copies });
    const jobId = await this.printing.submitPdfOnce({
      ...{ kind: 'label', bytes, printerId, actor: doer, idempotency },
      title: titleOf(products.map(({ sku }) => sku)),
    });
    return { jobId };
  }

  /** As it would be printed now, an SVG picture. Throws AUTH.FORBIDDEN, CATALOGUE.PRODUCT_NOT_FOUND. */
  async picture(actor: Actor, productId: number, size: LabelSize): Promise<string> {
    requirePermission(actor, 'stock.read');
    const [product] = await this.products.of(actor, [productId]);
    if (product === undefined) throw new DomainError('CATALOGUE.PRODUCT_NOT_FOUND');
    return labelSvg(product, size);
  }
}

const named = 3;
const titleOf = (skus: readonly string[]): string =>
  skus.length > named ? `${skus.slice(0, named).join(', ')} … (+${String(skus.length - named)})` : skus.join(', ');
