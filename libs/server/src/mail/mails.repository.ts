import { Injectable } from '@nestjs/common';
import type { Locale, MailState, MailTrouble } from '@picolo/contracts';
import { Db } from '../db/db.js';
import { sql, write, type Tx } from '../db/tx.js';
import type { Attachment } from './mailer.js';

/** A mail as the sender takes it. */
export interface ClaimedMail {
  readonly id: number;
  readonly messageId: string;
  readonly recipient: string;
  readonly locale: Locale;
  readonly subject: string;
  readonly letter: Buffer | null;
  readonly about: string | null;
  readonly attempts: number;
  readonly expiresAt: Date;
}

export interface Settled {
  readonly state: MailState;
  readonly trouble: MailTrouble | null;
  readonly answer: string | null;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
}

@Injectable()
export class MailsRepository {
  constructor(private readonly db: Db) {}

  /** True for the one that may send it now; its attempt counts as lost after `until`. */
  async claim(tx: Tx, id: number, until: Date): Promise<boolean> {
    const { affected } = await write(
      tx,
      `UPDATE mails SET state = 'sending', due_at = ?, attempts = attempts + 1 WHERE id = ? AND state = 'queued'`,
      [until, id],
    );
    return affected === 1;
  }

  async read(id: number): Promise<ClaimedMail | null> {
    const rows = await this.db.rows<ClaimedMail>(
      `SELECT id, message_id AS messageId, recipient, locale, subject, letter, about, attempts, expires_at AS expiresAt
       FROM mails WHERE id = ?`,
      [id],
    );
    return rows[0] ?? null;
  }

  async attachments(id: number): Promise<Attachment[]> {
    return await this.db.rows<Attachment>(
      'SELECT name, media_type AS mediaType, bytes FROM mail_attachments WHERE mail_id = ? ORDER BY id',
      [id],
    );
  }

  /** What came of an attempt, unless somebody else took the mail meanwhile. */
  async settle(tx: Tx, mail: ClaimedMail, settled: Settled): Promise<boolean> {
    const { affected } = await write(
      tx,
      `UPDATE mails SET state = ?, trouble = ?, answer = ?, due_at = ?, sent_at = ?, letter = IF(? = 'sent', NULL, letter)
       WHERE id = ? AND state = 'sending' AND attempts = ?`,
      [
        settled.state,
        settled.trouble,
        settled.answer?.slice(0, 500) ?? null,
        settled.dueAt,
        settled.sentAt,
        settled.state,
        mail.id,
        mail.attempts,
      ],
    );
    if (affected === 1 && settled.state === 'sent') {
      await write(tx, 'DELETE FROM mail_attachments WHERE mail_id = ?', [mail.id]);
    }
    return affected === 1;
  }

  /** Up to 100 whose time has come, or whose attempt was lost: locked, in the order in which they fell due. */
  async due(tx: Tx, now: Date): Promise<readonly number[]> {
    const rows = await sql<{ id: number }>(
      tx,
      `SELECT id FROM mails WHERE state IN ('waiting', 'sending') AND due_at <= ? ORDER BY due_at, id LIMIT 100
       FOR UPDATE SKIP LOCKED`,
      [now],
    );
    return rows.map(({ id }) => id);
  }

  async requeue(tx: Tx, ids: readonly number[]): Promise<void> {
    const marks = ids.map(() => '?').join(', ');
    await write(tx, `UPDATE mails SET state = 'queued' WHERE id IN (${marks})`, ids);
  }

  /** A person asks for another attempt now, which gets `until` before it is given up again. False: there is nothing to send. */
  async retry(tx: Tx, id: number, until: Date): Promise<boolean> {
    const { affected } = await write(
      tx,
      `UPDATE mails SET state = 'queued', expires_at = GREATEST(expires_at, ?)
       WHERE id = ? AND state IN ('waiting', 'failed') AND letter IS NOT NULL`,
      [until, id],
    );
    return affected === 1;
  }

  /** Forgets up to 1,000 mails made before `moment` that are over. */
  async forget(tx: Tx, moment: Date): Promise<void> {
    await write(tx, `DELETE FROM mails WHERE state IN ('sent', 'failed') AND created_at < ? ORDER BY id LIMIT 1000`, [
      moment,
    ]);
  }
}
