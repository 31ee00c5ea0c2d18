import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Locale } from '@picolo/contracts';
import { Clock } from '../clock/index.js';
import { Config } from '../config/config.js';
import { write, type Tx } from '../db/tx.js';
import { Outbox } from '../outbox/outbox.js';
import type { Letter } from './letter.js';
import { seal } from './sealed.js';

export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export interface NewMail {
  /** One address. */
  readonly to: string;
  readonly locale: Locale;
  readonly subject: string;
  readonly letter: Letter;
  readonly attachments?: readonly Attachment[];
  /** What it belongs to, `invoice:12`: found again by `MailsReader.about`. */
  readonly about?: string;
  /** After this it is of no use and given up; three days unless told. */
  readonly expiresAt?: Date;
}

const patienceMs = 3 * 86_400_000;

/** A line of a header: nothing that could begin another one. */
const oneLine = (text: string, longest: number): string => text.replace(/[\r\n\t]+/g, ' ').slice(0, longest);

/** Takes mails inside the transaction that causes them: rolled back, nothing is sent; committed, it is sent once. */
@Injectable()
export class Mailer {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** The mail's id. It leaves in the jobs process, by SMTP_URL. */
  async queue(tx: Tx, mail: NewMail): Promise<number> {
    const now = this.clock.now();
    const { insertId: mailId } = await write(
      tx,
      `INSERT INTO mails (message_id, recipient, locale, subject, letter, about, state, due_at, expires_at, created_at)
       VALUES (?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?)`,
      [
        `<${randomUUID()}@${new URL(this.config.publicUrl).hostname}>`,
        mail.to,
        mail.locale,
        oneLine(mail.subject, 250),
        seal(this.config.jwtSecret, JSON.stringify(mail.letter)),
        mail.about ?? null,
        now,
        mail.expiresAt ?? new Date(now.getTime() + patienceMs),
        now,
      ],
    );
    for (const { name, mediaType, bytes } of mail.attachments ?? []) {
      await write(tx, 'INSERT INTO mail_attachments (mail_id, name, media_type, bytes) VALUES (?, ?, ?, ?)', [
        mailId,
        oneLine(name, 200),
        mediaType,
        bytes,
      ]);
    }
    await this.outbox.append(tx, [{ type: 'mail.queued', subject: `mail:${String(mailId)}`, payload: { mailId } }]);
    return mailId;
  }
}
