import { Injectable } from '@nestjs/common';
import {
  byteOrderMark,
  csvLine,
  csvSeparator,
  importColumns,
  safeCell,
  toDecimalString,
  type Locale,
} from '@picolo/contracts';
import { CatalogueImports, type ExportedProduct } from '../../catalogue/index.js';
import { StockImports } from '../../stock/index.js';
import { columnName, levelColumn } from '../words.js';

/** Products read at once. */
const batch = 500;

/** All products with their levels, as an import would take them back. */
@Injectable()
export class ProductExportQuery {
  constructor(
    private readonly catalogue: CatalogueImports,
    private readonly stock: StockImports,
  ) {}

  /** Lines of the file, a batch at a time: memory does not grow with the catalogue. */
  async *lines(locale: Locale): AsyncGenerator<string> {
    const separator = csvSeparator(locale);
    const places = await this.stock.places();
    const header = [
      ...importColumns.map((column) => columnName(column, locale)),
      ...places.map(({ name }) => levelColumn(name)),
    ];
    yield byteOrderMark + csvLine(header, separator);
    let after = 0;
    for (;;) {
      const products = await this.catalogue.exported(after, batch);
      const last = products.at(-1);
      if (last === undefined) return;
      after = last.id;
      const levels = await this.stock.levelsByPlace(products.map(({ id }) => id));
      yield products
        .map((product) => {
          const amounts = places.map(({ id }) => levels.get(`${String(product.id)} ${String(id)}`) ?? 0);
          return csvLine([...cells(product, locale), ...amounts.map((value) => amount(value, 4, locale))], separator);
        })
        .join('');
    }
  }
}

/** `1234.5` as that language writes it, without groups: spreadsheets read it as a number. */
const amount = (value: number, scale: number, locale: Locale, least = 0): string => {
  const text = toDecimalString(value, scale, least);
  return locale === 'fr' ? text.replace('.', ',') : text;
};

const cells = (product: ExportedProduct, locale: Locale): string[] => {
  const yes = locale === 'fr' ? 'oui' : 'yes';
  const no = locale === 'fr' ? 'non' : 'no';
  return [
    safeCell(product.sku),
    safeCell(product.name),
    safeCell(product.description),
    safeCell(product.category ?? ''),
    amount(product.unitPrice, 6, locale, 2),
    amount(product.vatRate, 2, locale),
    safeCell(product.unit),
    amount(product.step, 4, locale),
    safeCell(product.barcode ?? ''),
    product.active ? yes : no,
    product.threshold === null ? '' : amount(product.threshold, 4, locale),
  ];
};
