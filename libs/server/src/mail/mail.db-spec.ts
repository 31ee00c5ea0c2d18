import { Global, Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClockModule } from '../clock/index.js';
import { Config, ConfigModule } from '../config/index.js';
import { Db, DbModule } from '../db/index.js';
import { OutboxModule } from '../outbox/index.js';
import { RedisModule } from '../queue/index.js';
import { freshDatabase, setTime, type FreshDatabase, type SetTime } from '../testing/index.js';
import { deliver } from './deliver.builder.js';
import { LetterHead } from './letter-head.js';
import { MailModule } from './mail.module.js';
import { MailSweep } from './mail.sweep.js';
import { Mailer, type NewMail } from './mailer.js';
import { MailsReader, type MailRecord } from './mails.reader.js';
import { MailsRepository } from './mails.repository.js';
import { RetryMail } from './retry-mail.js';
import { leaseMs } from './send-mail.js';
import { SendQueuedMail } from './send-queued-mail.consumer.js';
import { TestMailServer } from './smtp-server.builder.js';

@Global()
@Module({
  providers: [
    { provide: LetterHead, useValue: { read: () => ({ company: 'Épicerie Test', replyTo: 'bonjour@shop.test' }) } },
  ],
  exports: [LetterHead],
})
class TestHead {}

@Module({
  imports: [ConfigModule, ClockModule, DbModule, RedisModule, OutboxModule, MailModule.forRoot(TestHead)],
})
class MailsOnly {}

let database: FreshDatabase;
let app: INestApplicationContext;
let time: SetTime;
const server = new TestMailServer();

const letter: NewMail = {
  to: 'zoe@client.test',
  locale: 'fr',
  subject: 'Votre facture FA-2026-000001',
  letter: {
    title: 'Votre facture',
    paragraphs: ['Bonjour <Zoé> & Cie,', 'la voici.'],
    button: { label: 'Ouvrir', path: '/account/reset#token=s3cret-token' },
    footer: 'Vous recevez cet e-mail parce que…',
  },
  about: 'invoice:1',
};

const queue = (mail: Partial<NewMail> = {}): Promise<number> =>
  app.get(Db).tx((tx) => app.get(Mailer).queue(tx, { ...letter, ...mail }));
/** One round of the jobs process: what is due is queued, what is queued is tried. */
const round = async (): Promise<void> => {
  await app.get(MailSweep).sweep();
  await deliver(app, 'mail', SendQueuedMail);
};
const stateOf = async (id: number): Promise<MailRecord | undefined> =>
  (await app.get(MailsReader).list(null, null, null, 100)).find((mail) => mail.id === id);

beforeAll(async () => {
  database = await freshDatabase();
  await server.start();
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    REDIS_URL: process.env['REDIS_URL'] ?? 'unix:///nowhere/redis.sock',
    JWT_SECRET: 'a secret that is only used by the tests of this repository',
    PUBLIC_URL: 'https://shop.test',
    SMTP_URL: server.url,
    MAIL_FROM: 'no-reply@shop.test',
  });
  app = await NestFactory.createApplicationContext(MailsOnly, { logger: false, abortOnError: false });
  time = setTime(app);
});

beforeEach(() => {
  server.letters.length = 0;
  server.asked.length = 0;
  server.verdict = () => null;
});

afterAll(async () => {
  await app.close();
  await server.stop();
  await database.drop();
});

describe('mails by a real SMTP server', () => {
  it('ID-2 a letter arrives once, in HTML and text, with its attachment, from the company', async () => {
    const id = await queue({
      attachments: [{ name: 'FA-1.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF') }],
    });
    await round();
    await round();
    expect(server.letters).toHaveLength(1);
    const [mail] = server.letters;
    expect(mail).toMatchObject({
      subject: letter.subject,
      from: { name: 'Épicerie Test', address: 'no-reply@shop.test' },
      to: [{ address: 'zoe@client.test' }],
      replyTo: [{ address: 'bonjour@shop.test' }],
    });
    expect(mail?.text).toContain('Bonjour <Zoé> & Cie,');
    expect(mail?.text).toContain('https://shop.test/account/reset#token=s3cret-token');
    expect(mail?.html).toContain('Bonjour &lt;Zoé&gt; &amp; Cie,');
    expect(mail?.html).toContain('<html lang="fr">');
    expect(mail?.html).toContain('prefers-color-scheme: dark');
    expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@shop\.test>$/);
    expect(mail?.attachments).toMatchObject([{ filename: 'FA-1.pdf', mimeType: 'application/pdf' }]);
    expect(await stateOf(id)).toMatchObject({ state: 'sent', trouble: null });
    expect(await app.get(MailsReader).about('invoice:1')).toMatchObject([{ id, state: 'sent' }]);
  });

  it('SE-2 a mailed link is nowhere in the database, and gone with the letter once it is sent', async () => {
    const id = await queue();
    const [before] = await app
      .get(Db)
      .rows<{ letter: Buffer; rest: string }>(
        `SELECT letter, CONCAT_WS(' ', recipient, subject, about) AS rest FROM mails WHERE id = ?`,
        [id],
      );
    expect(before?.letter.toString('latin1')).not.toContain('s3cret');
    expect(JSON.stringify(await app.get(Db).rows('SELECT * FROM outbox'))).not.toContain('s3cret');
    await round();
    expect(await app.get(Db).rows('SELECT letter FROM mails WHERE id = ?', [id])).toEqual([{ letter: null }]);
    expect(await app.get(Db).rows('SELECT id FROM mail_attachments')).toEqual([]);
  });

  it('ID-2 nothing is sent of a transaction that was rolled back', async () => {
    await app
      .get(Db)
      .tx(async (tx) => {
        await app.get(Mailer).queue(tx, letter);
        throw new Error('changed my mind');
      })
      .catch(() => undefined);
    await round();
    expect(server.letters).toHaveLength(0);
  });

  it('ID-2 a server that says "later" (4xx) is asked again, and the letter leaves once', async () => {
    server.verdict = () => ({ status: 451, text: 'greylisted, come back' });
    const id = await queue();
    await round();
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', trouble: 'busy', attempts: 1 });
    expect((await stateOf(id))?.answer).toContain('greylisted');
    server.verdict = () => null;
    await round();
    expect(server.letters).toHaveLength(0);
    time.pass(5_000);
    await round();
    await round();
    expect(server.letters).toHaveLength(1);
    expect(await stateOf(id)).toMatchObject({ state: 'sent', attempts: 2, trouble: null });
  });

  it('ID-2 a server that says "never" (5xx) is believed, and its words are told', async () => {
    server.verdict = () => ({ status: 550, text: 'no such mailbox' });
    const id = await queue();
    await round();
    time.pass(86_400_000);
    await round();
    expect(server.asked).toHaveLength(1);
    expect(await stateOf(id)).toMatchObject({ state: 'failed', trouble: 'refused' });
    expect((await stateOf(id))?.answer).toContain('no such mailbox');
    expect(await app.get(MailsReader).overview()).toMatchObject({ configured: true, failed: 1 });

    server.verdict = () => null;
    await app.get(RetryMail).execute(id);
    await round();
    expect(await stateOf(id)).toMatchObject({ state: 'sent' });
    await expect(app.get(RetryMail).execute(id)).rejects.toMatchObject({ code: 'OPERATIONS.MAIL_NOT_FOUND' });
  });

  it('ID-2 server down for hours, then up: sent once', async () => {
    await server.stop();
    const id = await queue();
    for (let hour = 0; hour < 12; hour += 1) {
      await round();
      expect(await stateOf(id)).toMatchObject({ state: 'waiting', trouble: 'unreachable' });
      time.pass(3_600_000);
    }
    await server.start();
    for (let again = 0; again < 3; again += 1) await round();
    expect(server.letters).toHaveLength(1);
    expect(await stateOf(id)).toMatchObject({ state: 'sent', attempts: 13 });
  });

  it('ID-2 killed after the server took it and before the commit: one repetition, under the same Message-ID', async () => {
    const id = await queue();
    const settle = vi
      .spyOn(app.get(MailsRepository, { strict: false }), 'settle')
      .mockRejectedValueOnce(new Error('killed'));
    await expect(round()).rejects.toThrow('killed');
    settle.mockRestore();
    await round();
    expect(server.letters).toHaveLength(1);
    time.pass(leaseMs);
    await round();
    await round();
    expect(server.letters).toHaveLength(2);
    expect(server.letters[0]?.messageId).toBe(server.letters[1]?.messageId);
    expect(await stateOf(id)).toMatchObject({ state: 'sent' });
  });

  it('ID-2 without SMTP_URL a letter waits and says so; it leaves when one is set', async () => {
    const config = app.get(Config);
    const { smtpUrl } = config;
    Object.assign(config, { smtpUrl: null });
    const id = await queue();
    await round();
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', trouble: 'no-server' });
    expect(await app.get(MailsReader).overview()).toMatchObject({ configured: false, waiting: 1 });
    Object.assign(config, { smtpUrl });
    time.pass(60_000);
    await round();
    expect(await stateOf(id)).toMatchObject({ state: 'sent' });
  });

  it('ID-2 a letter whose link has expired is not sent any more', async () => {
    await server.stop();
    const id = await queue({ expiresAt: new Date(time.now().getTime() + 60_000) });
    for (let minute = 0; minute < 3; minute += 1) {
      await round();
      time.pass(30_000);
    }
    await server.start();
    await round();
    expect(server.letters).toHaveLength(0);
    expect(await stateOf(id)).toMatchObject({ state: 'failed', trouble: 'too-late' });
  });

  it('SE-3 a subject cannot begin another header', async () => {
    await queue({ subject: 'Bonjour\r\nBcc: autre@client.test' });
    await round();
    expect(server.asked).toEqual(['zoe@client.test']);
    expect(server.letters[0]?.subject).toBe('Bonjour Bcc: autre@client.test');
  });
});
