export * from './csv.js';
import { endpoint, type ById, type ListQuery, type Page } from '../core/endpoint.js';

/**
 * staging: read and checked line by line. invalid: nothing will be imported until the file is mended. ready: waits for a
 * person's yes. applying: one transaction. The others are the end.
 */
export const importStates = ['staging', 'invalid', 'ready', 'applying', 'applied', 'failed', 'cancelled'] as const;
export type ImportState = (typeof importStates)[number];

/** The columns that a file may have, besides one level per location. `sku` is the only one that each file needs. */
export const importColumns = [
  'sku',
  'name',
  'description',
  'category',
  'unitPrice',
  'vatRate',
  'unit',
  'step',
  'barcode',
  'active',
  'lowStockThreshold',
] as const;
export type ImportColumn = (typeof importColumns)[number];

/** What applying would do, or did. */
export interface ImportPreview {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Levels that get another value; each becomes an adjustment. */
  readonly levels: number;
  /** Categories that do not exist yet. */
  readonly categories: number;
}

export interface ImportView {
  readonly id: number;
  readonly state: ImportState;
  readonly fileName: string;
  readonly bytes: number;
  readonly readBytes: number;
  /** Lines with a product read so far. */
  readonly lineCount: number;
  readonly errorCount: number;
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'windows-1252' | null;
  readonly separator: ';' | ',' | '\t' | null;
  readonly columns: readonly ImportColumn[];
  /** Names of the locations whose level the file gives. */
  readonly locations: readonly string[];
  /** Columns whose name says nothing to us: left out. */
  readonly ignored: readonly string[];
  readonly preview: ImportPreview | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly version: number;
}

export interface ImportErrorView {
  readonly id: number;
  /** In the file, the header being line 1. */
  readonly line: number;
  /** As the reader's language calls the column; null: the line as a whole. */
  readonly column: string | null;
  readonly value: string | null;
  /** A sentence in the reader's language. */
  readonly reason: string;
}

/** One product that would be created or changed. */
export interface ImportChangeView {
  readonly line: number;
  readonly sku: string;
  readonly name: string;
  readonly kind: 'new' | 'changed';
  /** Columns that get another value; of a new product none are named. */
  readonly columns: readonly ImportColumn[];
}

const megabyte = 1024 * 1024;

export const startImport = endpoint<{ file: true }, ImportView>('POST', '/api/imports', {
  access: 'catalogue.import',
  status: 201,
  kind: 'upload',
  upload: { maxBytes: 30 * megabyte, accepts: ['text/csv'] },
  errors: ['FILES.TOO_LARGE', 'FILES.WRONG_TYPE', 'FILES.MISSING'],
});

export const listImports = endpoint<{ query: ListQuery }, Page<ImportView>>('GET', '/api/imports', {
  access: 'catalogue.import',
});

export const getImport = endpoint<{ params: ById }, ImportView>('GET', '/api/imports/:id', {
  access: 'catalogue.import',
  errors: ['IMPORTS.NOT_FOUND'],
});

/** In the order of the file; the first 1,000 in pages. All of them are in the file. */
export const listImportErrors = endpoint<{ params: ById; query: ListQuery }, Page<ImportErrorView>>(
  'GET',
  '/api/imports/:id/errors',
  { access: 'catalogue.import', errors: ['IMPORTS.NOT_FOUND'] },
);

export interface CsvFileQuery {
  /** `fr`: semicolons, decimal commas, French names. `en`: commas, points, English names. */
  readonly language?: 'fr' | 'en';
}

export const importErrorsFile = endpoint<{ params: ById; query: CsvFileQuery }, Uint8Array>(
  'GET',
  '/api/imports/:id/errors.csv',
  { access: 'catalogue.import', kind: 'file', errors: ['IMPORTS.NOT_FOUND'] },
);

export const listImportChanges = endpoint<{ params: ById; query: ListQuery }, Page<ImportChangeView>>(
  'GET',
  '/api/imports/:id/changes',
  { access: 'catalogue.import', errors: ['IMPORTS.NOT_FOUND'] },
);

/** Applies what was previewed, in the background. */
export const applyImport = endpoint<{ params: ById }, ImportView>('POST', '/api/imports/:id/application', {
  access: 'catalogue.import',
  status: 202,
  errors: ['IMPORTS.NOT_FOUND', 'IMPORTS.NOT_READY'],
});

export const cancelImport = endpoint<{ params: ById }, ImportView>('POST', '/api/imports/:id/cancellation', {
  access: 'catalogue.import',
  errors: ['IMPORTS.NOT_FOUND', 'IMPORTS.NOT_CANCELLABLE'],
});

/** All products that are not archived with their levels, as a file that can be imported again. */
export const exportProducts = endpoint<{ query: CsvFileQuery }, Uint8Array>('GET', '/api/exports/products.csv', {
  access: 'catalogue.import',
  kind: 'file',
});
