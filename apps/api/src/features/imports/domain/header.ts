import { importColumns, type ImportColumn } from '@picolo/contracts';
import { lineError, type LineError } from './line-error.js';

/** Where levels lie; orders take from the one that sells. */
export interface Place {
  readonly id: number;
  readonly name: string;
  readonly sells: boolean;
}

export type Target =
  | { readonly kind: 'column'; readonly column: ImportColumn }
  | { readonly kind: 'level'; readonly place: Place }
  | { readonly kind: 'ignored'; readonly name: string };

export interface Header {
  /** One per cell of the header. */
  readonly targets: readonly Target[];
  readonly errors: readonly LineError[];
}

/** The names of each column: first as we write it in French, then in English, then others that people use. */
export const columnNames: Readonly<Record<ImportColumn, readonly [fr: string, en: string, ...others: string[]]>> = {
  sku: ['Référence', 'SKU', 'ref', 'reference', 'code', 'article', 'code article', 'product code'],
  name: ['Nom', 'Name', 'designation', 'libelle', 'produit', 'product', 'product name'],
  description: ['Description', 'Description', 'descriptif'],
  category: ['Catégorie', 'Category', 'famille', 'rayon'],
  unitPrice: ['Prix HT', 'Price excl. VAT', 'prix', 'price', 'prix unitaire ht', 'pu ht', 'net price', 'unit price'],
  vatRate: ['TVA', 'VAT', 'taux de tva', 'taux tva', 'tva %', 'vat rate', 'vat %'],
  unit: ['Unité', 'Unit'],
  step: ['Pas', 'Step', 'multiple', 'increment'],
  barcode: ['Code-barres', 'Barcode', 'code barre', 'code barres', 'ean', 'ean13', 'gtin', 'upc'],
  active: ['En vente', 'On sale', 'actif', 'active'],
  lowStockThreshold: ['Seuil', 'Threshold', 'seuil d alerte', 'seuil stock bas', 'low stock threshold', 'stock mini'],
};

const levelName = /^(?:stock|niveau|quantite|quantite en stock|en stock|on hand|quantity|level)(?: (.+))?$/u;

/** `Prix  unitaire H.T. (€)` → `prix unitaire ht`: no accents, marks or case. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\./gu, '')
    .replace(/[^a-z0-9%]+/gu, ' ')
    .trim();

const known = new Map<string, ImportColumn>(
  importColumns.flatMap((column) => columnNames[column].map((name) => [plain(name), column] as const)),
);

const targetOf = (cell: string, places: readonly Place[]): Target | 'unknownLocation' => {
  const name = plain(cell);
  const column = known.get(name);
  if (column !== undefined) return { kind: 'column', column };
  const level = levelName.exec(name);
  if (level === null) return { kind: 'ignored', name: cell.trim() };
  const place =
    level[1] === undefined ? places.find(({ sells }) => sells) : places.find((one) => plain(one.name) === level[1]);
  return place === undefined ? 'unknownLocation' : { kind: 'level', place };
};

const keyOf = (target: Target): string | null =>
  target.kind === 'ignored' ? null : target.kind === 'column' ? target.column : `level ${String(target.place.id)}`;

/** What the columns of a file mean. French and English names, whatever their accents, case and marks. */
export const readHeader = (cells: readonly string[], places: readonly Place[]): Header => {
  const errors: LineError[] = [];
  const seen = new Set<string>();
  const targets = cells.map((cell): Target => {
    const target = targetOf(cell, places);
    if (target === 'unknownLocation') {
      const names = places.map(({ name }) => name).join(', ');
      errors.push(lineError(1, null, 'unknownLocation', cell, { names }));
      return { kind: 'ignored', name: cell };
    }
    const key = keyOf(target);
    if (key !== null && seen.has(key)) errors.push(lineError(1, null, 'doubleColumn', cell));
    if (key !== null) seen.add(key);
    return target;
  });
  if (!seen.has('sku')) errors.push(lineError(1, null, 'noSku', cells.join(' · ')));
  return { targets, errors };
};
