import { endpoint, type ById } from '../core/endpoint.js';

/** Width × height, millimetres: what label printers are loaded with. */
export const labelSizes = ['57x32', '62x29', '100x50'] as const;
export type LabelSize = (typeof labelSizes)[number];

/** Products of one request. */
export const maxLabelProducts = 100;
/** Labels of each product. */
export const maxLabelCopies = 99;
/** Labels of one request, all products together. */
export const maxLabels = 500;

export interface ProductLabelsInput {
  /** 1…100 products, each once, in the order of their labels. */
  readonly productIds: readonly number[];
  readonly size: LabelSize;
  /** Labels of each product, 1…99; all together at most 500. */
  readonly copies: number;
  /** Null or absent: where labels go. */
  readonly printerId?: number | null;
}

/**
 * Prints labels with name, SKU, price with VAT and a barcode, one page each: EAN-13, EAN-8 or UPC-A where the product's
 * barcode is one, else Code 128 of it or of the SKU, or a QR code where the label is too narrow for that. Needs
 * `stock.read` too.
 */
export const printProductLabels = endpoint<{ body: ProductLabelsInput }, { readonly jobId: number }>(
  'POST',
  '/api/products/labels',
  {
    access: 'printing.submit',
    status: 201,
    idempotent: true,
    errors: [
      'CATALOGUE.PRODUCT_NOT_FOUND',
      'CATALOGUE.TOO_MANY_LABELS',
      'PRINTING.PRINTER_NOT_FOUND',
      'PRINTING.PDF_NOT_SUPPORTED',
      'IDEMPOTENCY.DIFFERENT_BODY',
    ],
  },
);

/** The label of a product as it would be printed now, as an SVG picture. Needs `stock.read` too. */
export const previewProductLabel = endpoint<{ params: ById; query: { readonly size: LabelSize } }, Uint8Array>(
  'GET',
  '/api/products/:id/label.svg',
  { access: 'printing.submit', kind: 'file', errors: ['CATALOGUE.PRODUCT_NOT_FOUND'] },
);
