import type { InvoiceSnapshot } from '@picolo/contracts';
import { facturX } from './factur-x.js';
import type { DocumentSource } from './render-threads.js';

/** What a rendering thread runs. It parses the fonts once, with its first document, and keeps them. */
export default async function renderDocument({ canonical, xml, logo }: DocumentSource): Promise<Uint8Array> {
  return await facturX(JSON.parse(canonical) as InvoiceSnapshot, xml, { logo });
}
