import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Db, write, type Tx } from '@picolo/server/db';
import {
  HoldsPersonalData,
  type PersonalDataSource,
  type PersonalFile,
  type Person,
} from '@picolo/server/personal-data';
import { lockWithCopies } from './persistence/print-copies.js';

/** What is left of a message: some document has to be, or its printer would stop at it. */
const nothing = Buffer.from('–\n');
const sha256 = createHash('sha256').update(nothing).digest('hex');

/** SQL: the messages of a person. */
const sent = `kind = 'text' AND submitted_by = ? AND duplicate_of IS NULL`;

/** These, and the duplicates that staff had printed of them. */
const messages = `WITH RECURSIVE messages AS (
    SELECT id FROM print_jobs WHERE ${sent}
    UNION ALL SELECT copy.id FROM print_jobs copy JOIN messages ON copy.duplicate_of = messages.id)`;

/** Messages that a client had printed: their words, and the name in their history (ID-9). */
@Injectable()
@HoldsPersonalData()
export class PersonalDataOfPrinting implements PersonalDataSource {
  constructor(private readonly db: Db) {}

  async *files({ userId }: Person): AsyncIterable<PersonalFile> {
    if (userId === null) return;
    const printed = await this.db.rows<object>(
      `${messages} SELECT j.id, j.created_at AS at, j.status, j.duplicate_of AS duplicateOf, j.content
       FROM print_jobs j JOIN messages ON messages.id = j.id ORDER BY j.id`,
      [userId],
    );
    if (printed.length > 0) yield { path: 'printing/messages.json', content: JSON.stringify(printed, null, 2) };
  }

  /** The jobs stay, without what they said. */
  async erase(tx: Tx, { userId }: Person): Promise<void> {
    if (userId === null) return;
    const ids = await lockWithCopies(tx, sent, [userId]);
    if (ids.length > 0) {
      const marks = ids.map(() => '?').join(', ');
      await write(tx, `UPDATE print_documents SET bytes = ?, size = ?, sha256 = ? WHERE job_id IN (${marks})`, [
        ...[nothing, nothing.length, sha256, ...ids],
      ]);
      await write(tx, `DELETE FROM print_renderings WHERE job_id IN (${marks})`, ids);
      await write(tx, `UPDATE print_jobs SET content = '–', title = '–' WHERE id IN (${marks})`, ids);
    }
    await write(tx, 'UPDATE print_job_steps SET actor_name = NULL WHERE actor_id = ?', [userId]);
  }
}
