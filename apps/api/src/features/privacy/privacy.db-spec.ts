import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { AuditFacade } from '../audit/index.js';
import { erasureDays, exportDays } from '@picolo/contracts';
import { AccessCache, type Actor } from '@picolo/server/auth';
import { setTime, type SetTime } from '@picolo/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { deliver } from '../../../../../libs/server/src/mail/deliver.builder.js';
import { openApp, type TestApp } from '../../testing.js';
import { ClientsFacade } from '../clients/index.js';
import { aUser, type BuiltUser } from '../identity/user.builder.js';
import { AskPasswordReset } from '../identity/use-cases/ask-password-reset.use-case.js';
import { MailResetLinkWhenForgotten } from '../identity/jobs/mail-reset-link-when-forgotten.job.js';
import { SignIn } from '../identity/use-cases/sign-in.use-case.js';
import { TellOfOrders } from '../notifications/jobs/tell-of-orders.job.js';
import { aCompany, anOrder, codeOf } from '../orders/order.builder.js';
import { MoveOrder } from '../orders/use-cases/move-order.use-case.js';
import { PrintOrderTicket } from '../orders/use-cases/print-order-ticket.use-case.js';
import { PrintMessage } from '../printing/use-cases/print-message.use-case.js';
import { ReprintJob } from '../printing/use-cases/reprint-job.use-case.js';
import { aProduct } from '../stock/product.builder.js';
import { companySettings } from '../invoices/order-snapshot.builder.js';
import { MakeExportWhenAsked } from './jobs/make-export-when-asked.job.js';
import { PersonalDataQuery } from './queries/personal-data.query.js';
import { AskErasure } from './use-cases/ask-erasure.use-case.js';
import { AskExport } from './use-cases/ask-export.use-case.js';
import { EraseDue } from './use-cases/erase-due.use-case.js';
import { TidyExports } from './use-cases/tidy-exports.use-case.js';

const password = 'trois chevaux bleus';
const name = 'Zéphyrine Quintessence';
const email = 'zephyrine@quintessence.test';
const street = '77 rue des Licornes';
const phone = '+33 6 55 44 33 22';
const day = 86_400_000;

/** Frozen with the invoice, for the legal ten years. */
const legal = new Set([
  'orders.buyer',
  'orders.client_name',
  'invoices.client_name',
  'invoices.canonical',
  'invoices.xml',
  'invoice_documents.pdf',
]);

describe('personal data', () => {
  let test: TestApp;
  let time: SetTime;
  let staff: Actor;
  let person: BuiltUser;
  let productId: number;
  beforeAll(async () => {
    test = await openApp();
    time = setTime(test.app);
    await aCompany(test.app, companySettings());
    staff = (await aUser(test.app, { role: 'admin', name: 'Julien Morel' })).actor;
    const billing = { line1: street, postalCode: '75002', city: 'Paris', country: 'FR' };
    person = await aUser(test.app, { name, email, password, client: { phone, billing } });
    productId = (await aProduct(test.app, staff, { onHand: 100 })).id;
  });
  afterAll(() => test.close());

  const of = <T>(type: abstract new (...args: never[]) => T): T => test.app.get<T>(type, { strict: false });
  const clientId = (): number => person.actor.clientId ?? 0;

  /** `table.column` of everything that still tells who the person is. */
  const traces = async (): Promise<readonly string[]> => {
    const columns = await test.db.rows<{ t: string; c: string }>(
      `SELECT TABLE_NAME AS t, COLUMN_NAME AS c FROM information_schema.COLUMNS
       WHERE TABLE_SCHEMA = DATABASE() AND DATA_TYPE IN
         ('char', 'varchar', 'text', 'mediumtext', 'longtext', 'json', 'blob', 'mediumblob', 'longblob', 'varbinary')`,
    );
    const found: string[] = [];
    for (const { t, c } of columns) {
      const rows = await test.db.rows(
        `SELECT 1 FROM \`${t}\` WHERE ${['Quintessence', email, 'Licornes', phone, '55 44 33'].map(() => `INSTR(CONVERT(\`${c}\` USING utf8mb4), ?) > 0`).join(' OR ')} LIMIT 1`,
        ['Quintessence', email, 'Licornes', phone, '55 44 33'],
      );
      if (rows.length > 0) found.push(`${t}.${c}`);
    }
    return found.sort();
  };

  it('ID-9 an archive holds readable files of all that is kept, and is the owner’s for seven days', async () => {
    const lines = [{ productId, quantity: 2 }];
    await anOrder(test.app, { staff, client: person.actor }, { lines, status: 'delivered', note: `Chez ${name}` });
    await of(PrintMessage).execute(person.actor, { content: `Bonjour, ici ${name}` }, null);
    const asked = await of(AskExport).execute(person.actor, clientId());
    expect(asked).toMatchObject({ state: 'queued', progress: 0 });
    expect(await of(AskExport).execute(person.actor, clientId())).toMatchObject({ id: asked.id });
    await deliver(test.app, 'privacy', MakeExportWhenAsked);
    const { archive } = await of(PersonalDataQuery).of(clientId());
    expect(archive).toMatchObject({ id: asked.id, state: 'ready', progress: 100 });
    const { stream, size } = await of(PersonalDataQuery).download(clientId(), asked.id);
    const bytes = await buffer(stream);
    expect(bytes.length).toBe(size);
    const zip = await fromBufferPromise(bytes);
    const files = new Map<string, string>();
    for await (const entry of zip.eachEntry()) {
      files.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString());
    }
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        'account.json',
        'profile.json',
        'orders/orders.csv',
        'invoices/invoices.json',
        'index.html',
        'printing/messages.json',
      ]),
    );
    expect(files.get('account.json')).toContain(email);
    expect(files.get('profile.json')).toContain(street);
    expect(files.get('orders/orders.csv')).toContain('Livrée');
    expect(files.get('index.html')).toContain('La liste de vos commandes');

    const stranger = await aUser(test.app);
    expect(await codeOf(of(PersonalDataQuery).download(stranger.actor.clientId ?? 0, asked.id))).toBe(
      'PRIVACY.ARCHIVE_NOT_FOUND',
    );
    time.pass(exportDays * day);
    expect(await codeOf(of(PersonalDataQuery).download(clientId(), asked.id))).toBe('PRIVACY.ARCHIVE_NOT_FOUND');
    expect((await of(PersonalDataQuery).of(clientId())).archive).toBeNull();
    await of(TidyExports).execute();
    expect(await test.db.rows('SELECT export_id FROM personal_export_parts')).toEqual([]);
  });

  it('ID-9 an erasure is refused while orders are open, and says how many', async () => {
    const lines = [{ productId, quantity: 1 }];
    const open = await anOrder(test.app, { staff, client: person.actor }, { lines });
    const request = { clientId: clientId(), isClient: true, now: false };
    await expect(of(AskErasure).execute(person.actor, request)).rejects.toMatchObject({
      code: 'PRIVACY.OPEN_ORDERS',
      meta: { count: 1 },
    });
    await of(MoveOrder).execute(staff, open.id, { to: 'cancelled' });
    const asked = await of(AskErasure).execute(person.actor, request);
    expect(new Date(asked.dueAt).getTime() - time.now().getTime()).toBe(erasureDays * day);
  });

  it('ID-9 an erasure can be undone for seven days; orders placed meanwhile put it off', async () => {
    await of(AskErasure).undo(clientId());
    expect((await of(PersonalDataQuery).of(clientId())).erasure).toBeNull();
    expect(await codeOf(of(AskErasure).undo(clientId()))).toBe('PRIVACY.NO_ERASURE');
    time.pass(erasureDays * day);
    await of(EraseDue).execute();
    expect(await codeOf(of(SignIn).execute({ email, password }, { kind: 'program', userAgent: '', address: '' }))).toBe(
      'accepted',
    );
    await of(AskErasure).execute(person.actor, { clientId: clientId(), isClient: true, now: false });
    const late = await anOrder(test.app, { staff, client: person.actor }, { lines: [{ productId, quantity: 1 }] });
    time.pass(erasureDays * day);
    await of(EraseDue).execute();
    expect((await of(PersonalDataQuery).of(clientId())).erasure).not.toBeNull();
    await of(MoveOrder).execute(staff, late.id, { to: 'cancelled' });
  });

  it('ID-9 erasing leaves no personal value in any table but what the law freezes with the invoice', async () => {
    await of(AskPasswordReset).execute({ email, place: 'portal' });
    await deliver(test.app, 'password-resets', MailResetLinkWhenForgotten);
    await codeOf(of(SignIn).execute({ email, password: 'wrong' }, { kind: 'program', userAgent: name, address: '' }));
    await test.db.tx((tx) =>
      of(AuditFacade).record(tx, person.actor, {
        action: 'user.email-changed',
        subject: `user:${person.actor.userId}`,
        subjectName: name,
        personOf: { userId: person.actor.userId },
      }),
    );
    await deliver(test.app, 'order-news', TellOfOrders);
    // Staff had one of the client's messages printed once more; another one still waits.
    const printed = await of(PrintMessage).execute(person.actor, { content: `De ${name}` }, null);
    await test.db.rows("UPDATE print_jobs SET status = 'printed' WHERE id = ?", [printed]);
    await of(ReprintJob).execute(staff, printed);
    // So was the ticket of an order, as text for the printer that it went to.
    const [order] = await test.db.rows<{ id: number }>('SELECT id FROM orders WHERE client_id = ? LIMIT 1', [
      clientId(),
    ]);
    const { jobId } = await of(PrintOrderTicket).execute(staff, order?.id ?? 0);
    await test.db.rows("UPDATE print_jobs SET status = 'printed' WHERE id = ?", [jobId]);
    const copy = await of(ReprintJob).execute(staff, jobId);
    await test.db.rows(
      `INSERT INTO print_renderings (job_id, printer_id, media_type, size, sha256, bytes) VALUES (?, 1, 'text/plain', 1, '', ?)`,
      [copy, `Pour ${name}`],
    );
    await test.db.rows('UPDATE outbox SET state = 2');
    const before = await traces();
    expect(before).toEqual(
      expect.arrayContaining([
        'clients.name',
        'users.email',
        'order_steps.actor_name',
        'mails.recipient',
        'notifications.details',
        'print_documents.bytes',
        'print_renderings.bytes',
      ]),
    );

    time.pass(2 * day);
    await of(EraseDue).execute();
    expect((await traces()).filter((place) => !legal.has(place))).toEqual([]);
    expect((await traces()).some((place) => legal.has(place))).toBe(true);
    const papers = await test.db.rows<{ size: number; bytes: Buffer; sha256: string }>(
      "SELECT d.size, d.bytes, d.sha256 FROM print_documents d JOIN print_jobs j ON j.id = d.job_id WHERE j.kind <> 'invoice'",
    );
    expect(papers.length).toBeGreaterThanOrEqual(3);
    // An empty document is refused by workers: the printer would stop at a message that still waits.
    for (const { size, bytes, sha256 } of papers)
      expect([size > 0, size, sha256]).toEqual([true, bytes.length, createHash('sha256').update(bytes).digest('hex')]);
    // What was to be collected stays on the ticket, for nobody.
    const [ticket] = await test.db.rows<{ bytes: Buffer }>('SELECT bytes FROM print_documents WHERE job_id = ?', [
      copy,
    ]);
    expect(JSON.parse(String(ticket?.bytes))).toMatchObject({
      ...{ duplicate: true, about: [], address: null, notes: [], items: [{ text: expect.any(String) as string }] },
    });
    expect((await of(PersonalDataQuery).of(clientId())).erasure).toBeNull();
  });

  it('ID-9 afterwards nobody can sign in, the sessions are over, and the audit log names nobody', async () => {
    expect(await codeOf(of(SignIn).execute({ email, password }, { kind: 'program', userAgent: '', address: '' }))).toBe(
      'AUTH.INVALID_CREDENTIALS',
    );
    expect(await of(AccessCache).actor(person.actor.userId, person.actor.sessionId)).toBeNull();
    const keys = await test.db.rows('SELECT secret FROM person_keys WHERE person IN (?, ?)', [
      `user:${String(person.actor.userId)}`,
      `client:${String(clientId())}`,
    ]);
    expect(keys).toEqual(keys.map(() => ({ secret: null })));
  });

  it('ID-9 the ledgers stay append-only: a name may be emptied, and nothing else changed with it', async () => {
    const change = (set: string, table: string): Promise<string> =>
      test.db.rows(`UPDATE ${table} SET ${set} LIMIT 1`).then(
        () => 'changed',
        (error: unknown) => String(error),
      );
    expect(await change("actor_name = NULL, to_status = 'x'", 'order_steps')).toContain('append-only');
    expect(await change("actor_name = 'x'", 'order_steps')).toContain('append-only');
    expect(await change('actor_name = NULL, on_hand_delta = 7', 'stock_movements')).toContain('append-only');
    expect(await change("actor_name = 'x'", 'stock_movements')).toContain('append-only');
  });

  it('ID-10 an erasure takes the records along that became part of the client’s', async () => {
    const two = await aUser(test.app, { email: 'deux@picolo.test', name: 'Deux Fois' });
    const staffs = await test.db.tx((tx) =>
      of(ClientsFacade).create(tx, { kind: 'person', name: 'Deux Fois', email: 'deux@picolo.test' }),
    );
    await test.db.tx((tx) =>
      of(ClientsFacade).addressProved(tx, two.actor.userId, { before: 'deux@picolo.test', now: 'deux@picolo.test' }),
    );
    await of(AskErasure).execute(staff, { clientId: staffs, isClient: false, now: true });
    await of(EraseDue).execute();
    const rows = await test.db.rows("SELECT id FROM clients WHERE name = 'Deux Fois' OR email = 'deux@picolo.test'");
    expect(rows).toEqual([]);
  });
});
