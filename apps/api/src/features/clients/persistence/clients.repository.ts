import { Injectable } from '@nestjs/common';
import { DomainError, type Address, type Locale } from '@picolo/contracts';
import { Db, parseJson, sql, write, type SqlValue, type Tx } from '@picolo/server/db';
import type { Person } from '@picolo/server/personal-data';
import type { VouchedData } from '../domain/client-data.js';
import { clientIdsWith } from './client-words.js';

export interface ClientRecord extends VouchedData {
  readonly id: number;
  readonly userId: number | null;
  readonly version: number;
  readonly createdAt: Date;
}

interface Row extends Omit<ClientRecord, 'billing' | 'delivery'> {
  readonly billing: unknown;
  readonly delivery: unknown;
}

/** The account of a record that became part of another one is that one's. */
const columns = `id, COALESCE(user_id, (SELECT m.user_id FROM clients m WHERE m.id = clients.joined_to)) AS userId, kind, name, email, phone, siren, vat_number AS vatNumber, vat_number_confirmed_at AS vatNumberConfirmedAt, billing, delivery, version,
  created_at AS createdAt`;

const address = (value: unknown): Address | null => (value === null ? null : (parseJson(value) as Address));

const record = (row: Row): ClientRecord => ({
  ...row,
  billing: address(row.billing),
  delivery: address(row.delivery),
});

const json = (value: Address | null): string | null => (value === null ? null : JSON.stringify(value));

const valuesOf = (data: VouchedData): SqlValue[] => [
  data.kind,
  data.name,
  data.email,
  data.phone,
  data.siren,
  data.vatNumber,
  data.vatNumberConfirmedAt,
  json(data.billing),
  json(data.delivery),
];

@Injectable()
export class ClientsRepository {
  constructor(private readonly db: Db) {}

  async find(id: number): Promise<ClientRecord | null> {
    const rows = await this.db.rows<Row>(`SELECT ${columns} FROM clients WHERE id = ?`, [id]);
    return rows[0] === undefined ? null : record(rows[0]);
  }

  async findIn(tx: Tx, id: number): Promise<ClientRecord | null> {
    const rows = await sql<Row>(tx, `SELECT ${columns} FROM clients WHERE id = ?`, [id]);
    return rows[0] === undefined ? null : record(rows[0]);
  }

  async findForUpdate(tx: Tx, id: number): Promise<ClientRecord | null> {
    const rows = await sql<Row>(tx, `SELECT ${columns} FROM clients WHERE id = ? FOR UPDATE`, [id]);
    return rows[0] === undefined ? null : record(rows[0]);
  }

  async idByEmail(tx: Tx, email: string): Promise<number | null> {
    // The column's own comparison takes é for e, which may be another person's address: it only finds the candidates.
    const rows = await sql<{ id: number }>(
      tx,
      'SELECT id FROM clients WHERE email = ? AND LOWER(email) COLLATE utf8mb4_bin = ? ORDER BY id LIMIT 1',
      [email, email.toLowerCase()],
    );
    return rows[0]?.id ?? null;
  }

  async findByUser(userId: number): Promise<ClientRecord | null> {
    const rows = await this.db.rows<Row>(`SELECT ${columns} FROM clients WHERE user_id = ?`, [userId]);
    return rows[0] === undefined ? null : record(rows[0]);
  }

  /** The record of an account, locked. */
  async lockByUser(tx: Tx, userId: number): Promise<ClientRecord | null> {
    const rows = await sql<Row>(tx, `SELECT ${columns} FROM clients WHERE user_id = ? FOR UPDATE`, [userId]);
    return rows[0] === undefined ? null : record(rows[0]);
  }

  /** Throws CLIENTS.NOT_FOUND. */
  async person(tx: Tx, id: number): Promise<Person> {
    const records = await sql<{ id: number; userId: number | null; name: string; email: string | null }>(
      tx,
      'SELECT id, user_id AS userId, name, email FROM clients WHERE id = ? OR joined_to = ? ORDER BY id = ? DESC, id FOR UPDATE',
      [id, id, id],
    );
    const [main] = records;
    if (main?.id !== id) throw new DomainError('CLIENTS.NOT_FOUND');
    const accounts = await sql<{ name: string; email: string; locale: Locale }>(
      tx,
      'SELECT name, email, locale FROM users WHERE id = ?',
      [main.userId ?? 0],
    );
    const emails = [...records, ...accounts].flatMap(({ email }) => (email === null ? [] : [email]));
    return {
      clientIds: records.map((record) => record.id),
      userId: main.userId,
      names: [...new Set([...records, ...accounts].map(({ name }) => name))],
      emails: [...new Set(emails)],
      locale: accounts[0]?.locale ?? 'fr',
    };
  }

  /** Of the account, also through the record that this one became part of. */
  async localeOf(tx: Tx, id: number): Promise<Locale> {
    const rows = await sql<{ locale: Locale }>(
      tx,
      `SELECT u.locale FROM clients c LEFT JOIN clients m ON m.id = c.joined_to
       JOIN users u ON u.id = COALESCE(c.user_id, m.user_id) WHERE c.id = ?`,
      [id],
    );
    return rows[0]?.locale ?? 'fr';
  }

  /** Records without an account under this address, oldest first, locked. */
  async lockUnclaimed(tx: Tx, email: string): Promise<readonly ClientRecord[]> {
    const rows = await sql<Row>(
      tx,
      `SELECT ${columns} FROM clients
       WHERE email = ? AND user_id IS NULL AND joined_to IS NULL AND erased_at IS NULL ORDER BY id FOR UPDATE`,
      [email],
    );
    return rows.map(record);
  }

  /** `from`, and what became part of it before, is part of `into` from now on, which takes over the account. */
  async join(tx: Tx, from: ClientRecord, into: number): Promise<void> {
    await write(tx, 'UPDATE clients SET user_id = NULL, joined_to = ? WHERE id = ?', [into, from.id]);
    await write(tx, 'UPDATE clients SET joined_to = ? WHERE joined_to = ?', [into, from.id]);
    await write(tx, 'UPDATE clients SET user_id = ? WHERE id = ?', [from.userId, into]);
  }

  /** `from`, which has no account, and what became part of it before, is part of `into` from now on. */
  async point(tx: Tx, from: number, into: number): Promise<void> {
    await write(tx, 'UPDATE clients SET joined_to = ? WHERE id = ? OR joined_to = ?', [into, from, from]);
  }

  /** By name and id, after the given ones; at most `count`. `q`: words of their name or e-mail address. */
  async list(q: string | null, after: readonly [string, number] | null, count: number): Promise<ClientRecord[]> {
    if (q !== null && q.trim() !== '') return await this.ofIds(await clientIdsWith(this.db, q, after, count));
    const page = after === null ? '' : 'AND name >= ? AND (name > ? OR id > ?)';
    const rows = await this.db.rows<Row>(
      `SELECT ${columns} FROM clients FORCE INDEX (ix_clients_name) WHERE joined_to IS NULL AND erased_at IS NULL ${page}
       ORDER BY name, id LIMIT ${String(count)}`,
      after === null ? [] : [after[0], after[0], after[1]],
    );
    return rows.map(record);
  }

  private async ofIds(ids: readonly number[]): Promise<ClientRecord[]> {
    if (ids.length === 0) return [];
    const rows = await this.db.rows<Row>(
      `SELECT ${columns} FROM clients WHERE id IN (${ids.map(() => '?').join(', ')}) ORDER BY name, id`,
      ids,
    );
    return rows.map(record);
  }

  async insert(tx: Tx, data: VouchedData, userId: number | null): Promise<number> {
    const { insertId } = await write(
      tx,
      `INSERT INTO clients (kind, name, email, phone, siren, vat_number, vat_number_confirmed_at, billing, delivery, user_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [...valuesOf(data), userId],
    );
    return insertId;
  }

  /** False when the record is no longer at `version`. */
  async update(tx: Tx, id: number, version: number, data: VouchedData): Promise<boolean> {
    const { affected } = await write(
      tx,
      `UPDATE clients SET kind = ?, name = ?, email = ?, phone = ?, siren = ?, vat_number = ?, vat_number_confirmed_at = ?,
         billing = ?, delivery = ?, version = version + 1 WHERE id = ? AND version = ?`,
      [...valuesOf(data), id, version],
    );
    return affected === 1;
  }

  /** The version stays: nothing of what a form shows has changed, and a client who is ordering is not held up. */
  async confirmVatNumber(tx: Tx, id: number, at: Date): Promise<void> {
    await write(tx, 'UPDATE clients SET vat_number_confirmed_at = ? WHERE id = ?', [at, id]);
  }
}
