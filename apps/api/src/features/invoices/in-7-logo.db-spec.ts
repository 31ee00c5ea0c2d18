import { createHash } from 'node:crypto';
import type { CompanyView, InvoiceSnapshot, LogoView, Problem } from '@picolo/contracts';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../testing.js';
import { aUser, type BuiltUser } from '../identity/user.builder.js';
import { openPdf } from './invoice-inspection.builder.js';
import { InvoicingApi } from './invoicing-api.builder.js';
import { companySettings } from './order-snapshot.builder.js';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const circle = (colour: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><circle cx="45" cy="45" r="40" fill="${colour}"/></svg>`;

let shop: InvoicingApi;
beforeAll(async () => {
  shop = await InvoicingApi.open();
});
afterAll(() => shop.close());

const upload = async <T = LogoView & Problem>(
  content: string | Buffer,
  who: BuiltUser = shop.staff,
): Promise<[number, T]> => {
  const form = new FormData();
  form.append('file', new File([content as BlobPart], 'logo'));
  const headers = { authorization: `Bearer ${who.accessToken}` };
  const response = await fetch(`${shop.origin}/api/settings/company/logo`, { method: 'POST', headers, body: form });
  return [response.status, (await response.json()) as T];
};
const choose = (hash: string | null) =>
  shop.patch<LogoView & Problem>(shop.staff, '/api/settings/company/logo', { sha256: hash });
const current = async () =>
  (await shop.get<CompanyView>(shop.staff, '/api/settings/company')).company?.logo?.sha256 ?? null;

const image = async (hash: string): Promise<Buffer> => {
  const [row] = await shop.db.rows<{ image: Buffer }>('SELECT image FROM company_logos WHERE sha256 = ?', [hash]);
  return row?.image ?? Buffer.alloc(0);
};
/** The compressed pixels of a PNG, which a PDF takes over as they are. */
const pixelsOf = (png: Buffer): Buffer => {
  const at = png.indexOf('IDAT');
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
};

interface Issued {
  readonly canonical: string;
  readonly xml: string;
  readonly pdf: Buffer;
}
const documents = (): Promise<Issued[]> =>
  shop.db.rows<Issued>(
    'SELECT i.canonical, i.xml, d.pdf FROM invoices i JOIN invoice_documents d ON d.invoice_id = i.id ORDER BY i.id',
  );
const logoOf = ({ canonical }: Issued): string | undefined =>
  (JSON.parse(canonical) as InvoiceSnapshot).seller.logo?.sha256;

describe('the logo of the company', () => {
  it('IN-7 is uploaded, looked at, replaced, removed and brought back; each change is in the audit log', async () => {
    const [status, first] = await upload(circle('#0f5c5c'));
    expect([status, first.logo?.width, first.logo?.height]).toEqual([201, 258, 258]);
    const path = `/api/settings/company/logo/${first.logo?.sha256 ?? ''}`;
    const image = await fetch(shop.origin + path, { headers: { authorization: `Bearer ${shop.staff.accessToken}` } });
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(sha256(Buffer.from(await image.arrayBuffer()))).toBe(first.logo?.sha256);

    const [, second] = await upload(
      await sharp(Buffer.from(circle('#a03020')))
        .png()
        .toBuffer(),
    );
    expect(await current()).toBe(second.logo?.sha256);
    expect((await choose(null)).body).toEqual({ logo: null });
    expect(await current()).toBeNull();
    expect((await choose(first.logo?.sha256 ?? '')).body.logo).toEqual(first.logo);
    const entries = await shop.db.rows("SELECT id FROM audit_entries WHERE action = 'settings.changed'");
    expect(entries).toHaveLength(4);
  });

  it('IN-7 saving the other settings leaves it, and its change is no conflict for who edits them', async () => {
    const before = await current();
    const { version, company } = await shop.get<CompanyView>(shop.staff, '/api/settings/company');
    await upload(circle('#123456'));
    const { logo: _apart, ...rest } = company ?? companySettings();
    const answer = await shop.patch(shop.staff, '/api/settings/company', { ...rest, version });
    expect([answer.status, (await current()) === before, await current()]).toEqual([200, false, expect.any(String)]);
  });

  it.each([
    ['text', 'no image', 'FILES.WRONG_TYPE'],
    ['a web page', '<!doctype html><svg></svg>', 'FILES.WRONG_TYPE'],
    ['half a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'SETTINGS.LOGO_UNREADABLE'],
    ['more than 2 MB', Buffer.alloc(2 * 1024 * 1024 + 1, 65), 'FILES.TOO_LARGE'],
  ])('IN-7 %s is refused with why, and nothing changes', async (_, content, code) => {
    const before = await current();
    const [, problem] = await upload(content);
    expect([problem.code, await current()]).toEqual([code, before]);
  });

  it('IN-7 takes the permission; an unknown one is refused', async () => {
    expect((await upload(circle('#000'), shop.client))[0]).toBe(403);
    expect((await choose('0'.repeat(64))).body.code).toBe('SETTINGS.LOGO_NOT_FOUND');
  });

  it('IN-3 a logo in the database is neither changed nor deleted', async () => {
    await expect(shop.db.rows('UPDATE company_logos SET width = 1')).rejects.toThrow('append-only');
    await expect(shop.db.rows('DELETE FROM company_logos')).rejects.toThrow('append-only');
  });

  it('IN-3 IN-7 every document bears the logo of its day: rendered again after a change, the bytes are the same', async () => {
    await upload(circle('#2f5d46'));
    const frozen = await current();
    const { id } = await shop.invoice();
    const deposit = await shop.order('pending');
    await shop.post(shop.staff, `/api/orders/${String(deposit.id)}/deposits`, { percent: 3000 }, 'logo-deposit');
    await shop.post(shop.staff, `/api/invoices/${String(id)}/credit-notes`, { rest: true }, 'logo-credit');
    await shop.carry('invoice-render');
    await upload(circle('#777777'));
    await shop.invoice();
    await shop.carry('invoice-render');

    const issued = await documents();
    expect(issued.map((one) => [(JSON.parse(one.canonical) as InvoiceSnapshot).kind, logoOf(one)])).toEqual([
      ['invoice', frozen],
      ['deposit', frozen],
      ['credit_note', frozen],
      ['invoice', await current()],
    ]);
    const renderer = shop.renderer();
    for (const one of issued) expect(sha256(await renderer.render(one))).toBe(sha256(one.pdf));
    const text = issued[0]?.pdf.toString('latin1') ?? '';
    expect([text.includes('/Subtype /Image'), text.includes('/SMask'), text.includes('/Interpolate')]).toEqual([
      true,
      false,
      false,
    ]);
    for (const one of issued) expect(one.pdf.includes(pixelsOf(await image(logoOf(one) ?? '')))).toBe(true);
    for (const { pdf } of issued) expect((await openPdf(pdf)).complaints).toEqual([]);
  });

  it('IN-7 without a logo, documents are made without one', async () => {
    await choose(null);
    await shop.invoice();
    await shop.carry('invoice-render');
    const last = (await documents()).at(-1);
    expect(last === undefined ? 'none' : logoOf(last)).toBeUndefined();
    expect(last?.pdf.toString('latin1')).not.toContain('/Subtype /Image');
  });
});

it('IN-7 a company that is not described yet has no logo', async () => {
  const test: TestApi = await startApi();
  const admin = await aUser(test.app, { role: 'admin' });
  const form = new FormData();
  form.append('file', new File([circle('#000')], 'logo.svg'));
  const headers = { authorization: `Bearer ${admin.accessToken}` };
  const response = await fetch(`${test.origin}/api/settings/company/logo`, { method: 'POST', headers, body: form });
  expect(((await response.json()) as Problem).code).toBe('SETTINGS.COMPANY_FIRST');
  await test.close();
});
