import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sql, write, type Tx } from '@picolo/server/db';
import { keyBytes } from '../domain/sealed.js';

/** A user (staff, or a client's account), or a client record. */
export type Person = { readonly userId: number } | { readonly clientId: number };

export interface PersonKey {
  readonly id: number;
  /** Null: the person was erased. */
  readonly secret: Buffer | null;
}

const nameOf = (person: Person): string =>
  'userId' in person ? `user:${String(person.userId)}` : `client:${String(person.clientId)}`;

/** One key per person, made when it is first needed. */
@Injectable()
export class PersonKeysRepository {
  async of(tx: Tx, person: Person, now: Date): Promise<PersonKey> {
    const present = await this.find(tx, person);
    if (present !== null) return present;
    await this.insert(tx, person, randomBytes(keyBytes), now);
    const made = await this.find(tx, person);
    if (made === null) throw new Error(`the key of ${nameOf(person)} was neither there nor made`);
    return made;
  }

  /** Leaves the row, without its secret: no second key is made for somebody who was erased. */
  async destroy(tx: Tx, person: Person, now: Date): Promise<void> {
    await this.insert(tx, person, null, now);
    await write(
      tx,
      'UPDATE person_keys SET secret = NULL, destroyed_at = ? WHERE person = ? AND destroyed_at IS NULL',
      [now, nameOf(person)],
    );
  }

  private async find(tx: Tx, person: Person): Promise<PersonKey | null> {
    const rows = await sql<PersonKey>(tx, 'SELECT id, secret FROM person_keys WHERE person = ?', [nameOf(person)]);
    return rows[0] ?? null;
  }

  private async insert(tx: Tx, person: Person, secret: Buffer | null, now: Date): Promise<void> {
    await write(
      tx,
      `INSERT INTO person_keys (person, secret, created_at) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE created_at = person_keys.created_at`,
      [nameOf(person), secret, now],
    );
  }
}
