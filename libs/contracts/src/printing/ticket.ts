/** A ticket as data: what it looks like is decided for the printer that it comes out of. Texts are as people wrote them. */
export interface Ticket {
  /** Whose shop it is; empty while the company has no name. */
  readonly shop: string;
  readonly heading: string;
  /** Printed large, and as a barcode: ASCII. */
  readonly number: string;
  readonly about: readonly string[];
  /** A block with a title; its lines are kept apart. */
  readonly address: { readonly title: string; readonly lines: readonly string[] } | null;
  /** Each with a box to tick: how many of what, and under it which. */
  readonly items: readonly { readonly head: string; readonly text: string }[];
  readonly notes: readonly { readonly title: string; readonly text: string }[];
  readonly foot: string;
  /** A copy says so at its top. */
  readonly duplicate: boolean;
}

/** Kept by the server only: printers get a rendering. */
export const ticketMediaType = 'application/vnd.picolo.ticket+json';
/** Bytes that a receipt printer takes as they are. */
export const escposMediaType = 'application/vnd.picolo.escpos';

/** How a document goes to a worker. */
export type OfferedMediaType = 'text/plain; charset=utf-8' | 'application/pdf' | typeof escposMediaType;
/** How a document is kept. */
export type KeptMediaType = 'text/plain; charset=utf-8' | 'application/pdf' | typeof ticketMediaType;
