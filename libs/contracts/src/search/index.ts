import { endpoint } from '../core/endpoint.js';

export const searchKinds = ['order', 'client', 'product', 'invoice'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** One thing that matches what was typed: enough to recognise and to open it. */
export interface SearchHit {
  readonly kind: SearchKind;
  readonly id: number;
  /** Its number or name. */
  readonly title: string;
  /** What tells it apart: the client of an order, the SKU of a product; empty where there is nothing to say. */
  readonly detail: string;
}

export interface SearchQuery {
  /** 1…100 characters: the beginning of words, a number, a SKU or a barcode. */
  readonly q: string;
}

export interface SearchView {
  /** At most five of each kind, only of kinds that the caller may read, best first. */
  readonly hits: readonly SearchHit[];
}

export const search = endpoint<{ query: SearchQuery }, SearchView>('GET', '/api/search', {
  access: { signedIn: 'each finds only what their rights let them read' },
});
