import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Db, write, type Tx } from '@picolo/server/db';
import {
  HoldsPersonalData,
  type PersonalDataSource,
  type PersonalFile,
  type Person,
} from '@picolo/server/personal-data';

const ofPerson = `kind = 'text' AND submitted_by = ?`;
const nothing = createHash('sha256').update('').digest('hex');

/** Messages that a client had printed: their words, and the name in their history (ID-9). */
@Injectable()
@HoldsPersonalData()
export class PersonalDataOfPrinting implements PersonalDataSource {
  constructor(private readonly db: Db) {}

  async *files({ userId }: Person): AsyncIterable<PersonalFile> {
    if (userId === null) return;
    const messages = await this.db.rows<object>(
      `SELECT id, created_at AS at, status, content FROM print_jobs WHERE ${ofPerson} ORDER BY id`,
      [userId],
    );
    if (messages.length > 0) yield { path: 'printing/messages.json', content: JSON.stringify(messages, null, 2) };
  }

  /** The jobs stay, without what they said. */
  async erase(tx: Tx, { userId }: Person): Promise<void> {
    if (userId === null) return;
    await write(
      tx,
      `UPDATE print_documents SET bytes = '', size = 0, sha256 = ?
       WHERE job_id IN (SELECT id FROM print_jobs WHERE ${ofPerson})`,
      [nothing, userId],
    );
    await write(tx, `UPDATE print_jobs SET content = '–', title = '–' WHERE ${ofPerson}`, [userId]);
    await write(tx, 'UPDATE print_job_steps SET actor_name = NULL WHERE actor_id = ?', [userId]);
  }
}
