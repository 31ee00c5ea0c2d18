import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InvoiceSnapshot } from '../libs/contracts/src/invoices/snapshot.ts';
import { root } from '../tools/lib/paths.ts';

/** How many documents a core renders in a second, by their length. Needs no server. */
const feature = join(root, 'dist/server/apps/api/src/features/invoices');
const load = async <T>(file: string): Promise<T> => (await import(pathToFileURL(join(feature, file)).href)) as T;

type Build = (overrides: object, lines: readonly { readonly name: string }[]) => InvoiceSnapshot;
type Xml = (invoice: InvoiceSnapshot) => string;
type Render = (invoice: InvoiceSnapshot, xml: string) => Promise<Buffer>;

const { invoiceSnapshot } = await load<{ invoiceSnapshot: Build }>('invoice-snapshot.builder.js');
const { ciiInvoice } = await load<{ ciiInvoice: Xml }>('domain/cii-invoice.js');
const { facturX } = await load<{ facturX: Render }>('documents/factur-x.js');

const SECONDS = 5;

for (const lines of [1, 12, 60, 180]) {
  const named = Array.from({ length: lines }, (_, index) => ({ name: `Coffret découverte n° ${index + 1}` }));
  const invoice = invoiceSnapshot({}, named);
  const xml = ciiInvoice(invoice);
  await facturX(invoice, xml);
  const begun = performance.now();
  let count = 0;
  while (performance.now() - begun < SECONDS * 1000) {
    await facturX(invoice, xml);
    count += 1;
  }
  const rate = count / ((performance.now() - begun) / 1000);
  console.log(`${String(lines).padStart(4)} lines: ${rate.toFixed(1)} documents per second`);
}
