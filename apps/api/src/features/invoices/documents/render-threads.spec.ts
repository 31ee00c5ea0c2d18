import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../domain/canonical-json.js';
import { ciiInvoice } from '../domain/cii-invoice.js';
import { COMPANY_BUYER, invoiceSnapshot } from '../invoice-snapshot.builder.js';
import { facturX } from './factur-x.js';
import { ownFace } from './pdf-fonts.js';
import { RENDER_THREADS, RenderThreads } from './render-threads.js';
import { SOURCE_THREAD } from './source-thread.builder.js';

const names = ['Thé vert', 'ﬁgues – ﬀ ½ Ω', 'Ḿ ĳ ǆ e\u0300 ff fi', 'Œufs & «grès»', 'x'.repeat(120)];
const invoices = [
  ...names.map((name) => invoiceSnapshot({}, [{ name }, { name: name.normalize('NFD') }])),
  invoiceSnapshot(
    { buyer: COMPANY_BUYER },
    names.map((name) => ({ name })),
  ),
  invoiceSnapshot(
    {},
    Array.from({ length: 120 }, (_, index) => ({ name: `Coffret n° ${String(index)}` })),
  ),
];

describe('RenderThreads', () => {
  const threads = new RenderThreads(SOURCE_THREAD);
  afterAll(() => threads.onApplicationShutdown());

  it('IN-4 no thread runs before the first document', () => {
    expect(threads.threadIds).toEqual([]);
  });

  it('IN-4 a thread, this process and fonts of its own give the same bytes for each document', async () => {
    const sources = invoices.map((invoice) => ({ canonical: canonicalJson(invoice), xml: ciiInvoice(invoice) }));
    const made = await Promise.all([...sources, ...sources].map((source) => threads.render(source)));
    expect(threads.threadIds.length).toBeLessThanOrEqual(RENDER_THREADS);
    for (const [index, pdf] of made.entries()) {
      const invoice = invoices[index % invoices.length] ?? invoiceSnapshot();
      const xml = ciiInvoice(invoice);
      expect(pdf.equals(await facturX(invoice, xml))).toBe(true);
      expect(pdf.equals(await facturX(invoice, xml, { source: ownFace }))).toBe(true);
    }
  });

  it('IN-4 what cannot be rendered fails alone', async () => {
    const invoice = invoiceSnapshot();
    const good = { canonical: canonicalJson(invoice), xml: ciiInvoice(invoice) };
    const made = await Promise.allSettled([threads.render({ canonical: '{}', xml: '' }), threads.render(good)]);
    expect(made.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });
});

describe('a thread that dies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'picolo-thread-'));
  const file = join(folder, 'thread.mjs');
  writeFileSync(
    file,
    `export default ({ canonical }) => {
      if (canonical === 'leaves') process.exit(3);
      const kept = [];
      while (canonical === 'grows') kept.push(new Array(1_000_000).fill(kept.length));
      return new TextEncoder().encode(canonical);
    };`,
  );
  const threads = new RenderThreads({ url: pathToFileURL(file), execArgv: [] });
  afterAll(async () => {
    await threads.onApplicationShutdown();
    rmSync(folder, { recursive: true });
  });

  it.each(['leaves', 'grows'])('IN-4 fails one document when it %s, and the next one is made', async (canonical) => {
    const waiting = ['a', 'b', 'c'].map((name) => threads.render({ canonical: name, xml: '' }));
    await expect(threads.render({ canonical, xml: '' })).rejects.toThrow();
    expect((await Promise.all(waiting)).map(String)).toEqual(['a', 'b', 'c']);
    expect(String(await threads.render({ canonical: 'next', xml: '' }))).toBe('next');
  });
});
