import { Injectable } from '@nestjs/common';
import { Db, write, type SqlValue, type Tx } from '@picolo/server/db';

export interface NewEntry {
  readonly now: Date;
  readonly action: string;
  readonly subject: string;
  readonly actorId: number | null;
  readonly actorKeyId: number | null;
  readonly actorSealed: Buffer | null;
  /** JSON text. */
  readonly details: string | null;
  readonly personKeyId: number | null;
  readonly sealed: Buffer | null;
}

export interface EntryRow {
  readonly id: number;
  readonly createdAt: Date;
  readonly action: string;
  readonly subject: string;
  readonly actorId: number | null;
  readonly actorSealed: Buffer | null;
  readonly actorSecret: Buffer | null;
  readonly details: unknown;
  readonly personKeyId: number | null;
  readonly sealed: Buffer | null;
  readonly secret: Buffer | null;
}

export interface Condition {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

const columns = `e.id, e.created_at AS createdAt, e.action, e.subject, e.actor_id AS actorId,
  e.actor_sealed AS actorSealed, a.secret AS actorSecret, e.details, e.person_key_id AS personKeyId, e.sealed, p.secret`;
const tables = `audit_entries e LEFT JOIN person_keys a ON a.id = e.actor_key_id
  LEFT JOIN person_keys p ON p.id = e.person_key_id`;

@Injectable()
export class AuditRepository {
  constructor(private readonly db: Db) {}

  async insert(tx: Tx, entry: NewEntry): Promise<void> {
    const { now, action, subject, actorId, actorKeyId, actorSealed, details, personKeyId, sealed } = entry;
    const kind = subject.split(':')[0] ?? subject;
    await write(
      tx,
      `INSERT INTO audit_entries (created_at, action, subject_kind, subject, actor_id, actor_key_id, actor_sealed,
         details, person_key_id, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [now, action, kind, subject, actorId, actorKeyId, actorSealed, details, personKeyId, sealed],
    );
  }

  /** Newest first; at most `count`. */
  async page(conditions: readonly Condition[], count: number): Promise<EntryRow[]> {
    const where = conditions.map(({ text }) => text).join(' AND ');
    return await this.db.rows<EntryRow>(
      `SELECT ${columns} FROM ${tables} ${where === '' ? '' : `WHERE ${where}`}
       ORDER BY e.created_at DESC, e.id DESC LIMIT ${String(count)}`,
      conditions.flatMap(({ values }) => values),
    );
  }

  /** The newest entry of everybody who has one. */
  async newestByActor(): Promise<EntryRow[]> {
    return await this.db.rows<EntryRow>(
      `SELECT ${columns} FROM ${tables}
       JOIN (SELECT MAX(id) AS id FROM audit_entries WHERE actor_id IS NOT NULL GROUP BY actor_id) newest ON newest.id = e.id
       ORDER BY e.actor_id`,
    );
  }
}
