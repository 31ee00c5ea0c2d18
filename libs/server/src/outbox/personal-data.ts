import { Injectable } from '@nestjs/common';
import { write, type Tx } from '../db/tx.js';
import { HoldsPersonalData, type PersonalDataSource, type Person } from '../personal-data/index.js';

const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** What screens were told is kept for a week: messages that name the person go with them. Events hold ids alone (ID-9). */
@Injectable()
@HoldsPersonalData()
export class PersonalDataOfOutbox implements PersonalDataSource {
  async erase(tx: Tx, { names, emails }: Person): Promise<void> {
    for (const value of [...names, ...emails]) {
      await write(tx, `DELETE FROM outbox WHERE (consumer = 'live' OR state = 2) AND payload LIKE ?`, [
        containing(value),
      ]);
    }
  }
}
