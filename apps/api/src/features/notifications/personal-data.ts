import { Injectable } from '@nestjs/common';
import { Db, parseJson, write, type Tx } from '@picolo/server/db';
import {
  HoldsPersonalData,
  type PersonalDataSource,
  type PersonalFile,
  type Person,
} from '@picolo/server/personal-data';

/** Notifications of one person (ID-9). */
@Injectable()
@HoldsPersonalData()
export class PersonalDataOfNotifications implements PersonalDataSource {
  constructor(private readonly db: Db) {}

  async *files({ userId }: Person): AsyncIterable<PersonalFile> {
    if (userId === null) return;
    const rows = await this.db.rows<{ details: unknown }>(
      'SELECT kind, details, created_at AS createdAt, read_at AS readAt FROM notifications WHERE user_id = ? ORDER BY id',
      [userId],
    );
    const told = rows.map((row) => ({ ...row, details: parseJson(row.details) }));
    yield { path: 'notifications.json', content: JSON.stringify(told, null, 2) };
  }

  /** Their own, and what staff was told of their orders by name. */
  async erase(tx: Tx, { userId, names }: Person): Promise<void> {
    if (userId !== null) await write(tx, 'DELETE FROM notifications WHERE user_id = ?', [userId]);
    for (const name of names) {
      await write(tx, `DELETE FROM notifications WHERE JSON_VALUE(details, '$.clientName') = ?`, [name]);
    }
  }
}
