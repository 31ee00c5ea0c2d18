/** One product of the demo shop, as it is written down. */
export interface ProductSeed {
  readonly sku: string;
  readonly name: string;
  /** Price with VAT for one unit, in cents. */
  readonly gross: number;
  /** In hundredths of a percent. */
  readonly vat: 550 | 1000 | 2000;
  /** Received when the shop opened; JSON number in the product's unit. */
  readonly stock: number;
  readonly low: number;
  /** `pièce` unless told. */
  readonly unit?: string;
  /** 1 unless told. */
  readonly step?: number;
  readonly text: string;
}

export interface CategorySeed {
  readonly name: string;
  readonly products: readonly ProductSeed[];
}
