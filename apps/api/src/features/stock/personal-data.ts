import { Injectable } from '@nestjs/common';
import { write, type Tx } from '@picolo/server/db';
import { HoldsPersonalData, type PersonalDataSource, type Person } from '@picolo/server/personal-data';

/** The ledger names who reserved: that name is all it holds of a client (ID-9). */
@Injectable()
@HoldsPersonalData()
export class PersonalDataOfStock implements PersonalDataSource {
  async erase(tx: Tx, { userId }: Person): Promise<void> {
    if (userId === null) return;
    await write(tx, 'UPDATE stock_movements SET actor_name = NULL WHERE actor_id = ? AND actor_name IS NOT NULL', [
      userId,
    ]);
  }
}
