import { describe, expect, it } from 'vitest';
import { invoiceSnapshot } from '../invoice-snapshot.builder.js';
import { canonicalJson } from './canonical-json.js';
import { CHAIN_START, chainHash } from './hash-chain.js';
import { invoiceNumber } from './invoice-number.js';
import { SeriesWalk, type ChainBreak, type VerifiedInvoice } from './verify-series.js';

/** A chain of invoices over two fiscal years: three in 2026, two in 2027. */
function chain(): VerifiedInvoice[] {
  let previousHash = CHAIN_START;
  return [
    [2026, 1],
    [2026, 2],
    [2026, 3],
    [2027, 1],
    [2027, 2],
  ].map(([fiscalYear = 0, sequenceNumber = 0]) => {
    const number = invoiceNumber('FA', fiscalYear, sequenceNumber);
    const snapshot = invoiceSnapshot({ number, issueDate: `${String(fiscalYear)}-11-20` });
    const canonical = canonicalJson(snapshot);
    const link = { previousHash, canonical, xml: '<a/>', hash: chainHash(previousHash, canonical, '<a/>') };
    previousHash = link.hash;
    const { issueDate, net, vat, gross } = snapshot;
    return { ...link, number, fiscalYear, sequenceNumber, issueDate, net, vat, gross, documentIntact: true };
  });
}

function walk(invoices: readonly VerifiedInvoice[]): ChainBreak | null {
  const walked = new SeriesWalk('FA');
  for (const invoice of invoices) {
    const broken = walked.check(invoice);
    if (broken !== null) return broken;
  }
  const [last] = chain().slice(-1);
  return walked.finish([
    { fiscalYear: 2026, lastNumber: 3, lastHash: '' },
    { fiscalYear: 2027, lastNumber: 2, lastHash: last?.hash ?? '' },
  ]);
}

const changed = (index: number, change: Partial<VerifiedInvoice>): VerifiedInvoice[] =>
  chain().map((invoice, at) => (at === index ? { ...invoice, ...change } : invoice));

describe('SeriesWalk', () => {
  it('IN-3 an untouched chain holds across fiscal years', () => {
    expect(walk(chain())).toBeNull();
  });

  it.each([
    ['content', { xml: '<b/>' }],
    ['content', { hash: CHAIN_START }],
    ['previous', { previousHash: CHAIN_START }],
    ['number', { number: 'FA-2026-000009' }],
    ['number', { sequenceNumber: 3 }],
    ['date', { issueDate: '2026-01-01' }],
    ['columns', { gross: 1 }],
    ['document', { documentIntact: false }],
  ] as const)('IN-3 names the first break: %s', (reason, change) => {
    const number = 'number' in change ? change.number : 'FA-2026-000002';
    expect(walk(changed(1, change))).toEqual({ number, reason });
  });

  it('IN-3 misses none: removed from the beginning, the middle or the end', () => {
    expect(walk(chain().slice(1))).toEqual({ number: 'FA-2026-000002', reason: 'number' });
    expect(walk(chain().filter((_, index) => index !== 1))).toEqual({ number: 'FA-2026-000003', reason: 'number' });
    expect(walk(chain().filter((_, index) => index !== 2))).toEqual({ number: 'FA-2027-000001', reason: 'previous' });
    expect(walk(chain().slice(0, -1))).toEqual({ number: 'FA-2027-000002', reason: 'end' });
    expect(walk([])).toEqual({ number: 'FA-2026-000001', reason: 'end' });
  });
});
