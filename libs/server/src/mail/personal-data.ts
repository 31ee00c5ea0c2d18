import { Injectable } from '@nestjs/common';
import { Db } from '../db/db.js';
import { write, type Tx } from '../db/tx.js';
import { HoldsPersonalData, type PersonalDataSource, type PersonalFile, type Person } from '../personal-data/index.js';

/** What was mailed to the person (ID-9). */
@Injectable()
@HoldsPersonalData()
export class PersonalDataOfMails implements PersonalDataSource {
  constructor(private readonly db: Db) {}

  async *files({ emails }: Person): AsyncIterable<PersonalFile> {
    if (emails.length === 0) return;
    const mails = await this.db.rows<object>(
      `SELECT recipient, subject, state, created_at AS createdAt, sent_at AS sentAt FROM mails
       WHERE recipient IN (${emails.map(() => '?').join(', ')}) ORDER BY id`,
      emails,
    );
    yield { path: 'mails.json', content: JSON.stringify(mails, null, 2) };
  }

  async erase(tx: Tx, { emails }: Person): Promise<void> {
    for (const email of emails) await write(tx, 'DELETE FROM mails WHERE recipient = ?', [email]);
  }
}
