import { Injectable } from '@nestjs/common';
import type { MailOverview, MailState, MailTrouble } from '@picolo/contracts';
import { Config } from '../config/config.js';
import { Db } from '../db/db.js';

export interface MailRecord {
  readonly id: number;
  readonly recipient: string;
  readonly subject: string;
  readonly state: MailState;
  readonly trouble: MailTrouble | null;
  readonly answer: string | null;
  readonly attempts: number;
  readonly about: string | null;
  readonly dueAt: Date;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

const columns = `id, recipient, subject, state, trouble, answer, attempts, about, due_at AS dueAt, created_at AS createdAt,
  sent_at AS sentAt`;

const statesOf = {
  open: ['queued', 'sending', 'waiting', 'failed'],
  failed: ['failed'],
  sent: ['sent'],
} as const satisfies Record<string, readonly MailState[]>;

export type MailChoice = keyof typeof statesOf;

/** What became of mails, for the features that list them. */
@Injectable()
export class MailsReader {
  constructor(
    private readonly db: Db,
    private readonly config: Config,
  ) {}

  /** Newest first, below the id `before`. */
  async list(choice: MailChoice | null, q: string | null, before: number | null, count: number): Promise<MailRecord[]> {
    const states = choice === null ? [] : statesOf[choice];
    const conditions = [
      ...(states.length === 0 ? [] : [`state IN (${states.map(() => '?').join(', ')})`]),
      ...(q === null ? [] : ['(recipient LIKE ? OR subject LIKE ?)']),
      ...(before === null ? [] : ['id < ?']),
    ];
    const text = q === null ? [] : [`%${q.replace(/[\\%_]/g, '\\$&')}%`];
    return await this.db.rows<MailRecord>(
      `SELECT ${columns} FROM mails ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
       ORDER BY id DESC LIMIT ${String(count)}`,
      [...states, ...text, ...text, ...(before === null ? [] : [before])],
    );
  }

  /** The mails that belong to something (`invoice:12`), newest first; at most 20. */
  async about(subject: string): Promise<MailRecord[]> {
    return await this.db.rows<MailRecord>(`SELECT ${columns} FROM mails WHERE about = ? ORDER BY id DESC LIMIT 20`, [
      subject,
    ]);
  }

  async overview(): Promise<MailOverview> {
    const rows = await this.db.rows<{ state: string; count: number }>(
      `SELECT state, COUNT(*) AS count FROM mails WHERE state IN ('waiting', 'failed') GROUP BY state`,
    );
    const of = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
    return { configured: this.config.smtpUrl !== null, waiting: of('waiting'), failed: of('failed') };
  }
}
