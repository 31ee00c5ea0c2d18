import { Injectable } from '@nestjs/common';
import { Clock } from '@picolo/server/clock';
import { Db, parseJson, write, type Tx } from '@picolo/server/db';
import {
  HoldsPersonalData,
  type PersonalDataSource,
  type PersonalFile,
  type Person,
} from '@picolo/server/personal-data';

interface Row {
  readonly billing: unknown;
  readonly delivery: unknown;
}

const marks = (ids: readonly number[]): string => ids.map(() => '?').join(', ');
const json = (value: unknown): unknown => (value === null ? null : parseJson(value));

/** The client's record: contact and addresses (ID-9). */
@Injectable()
@HoldsPersonalData()
export class PersonalDataOfClients implements PersonalDataSource {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async *files({ clientIds }: Person): AsyncIterable<PersonalFile> {
    const rows = await this.db.rows<Row>(
      `SELECT kind, name, email, phone, siren, vat_number AS vatNumber,
         vat_number_confirmed_at AS vatNumberConfirmedAt, billing, delivery, created_at AS createdAt
       FROM clients WHERE id IN (${marks(clientIds)}) ORDER BY id`,
      clientIds,
    );
    const records = rows.map((row) => ({ ...row, billing: json(row.billing), delivery: json(row.delivery) }));
    yield { path: 'profile.json', content: JSON.stringify(records, null, 2) };
  }

  async erase(tx: Tx, { clientIds }: Person): Promise<void> {
    await write(
      tx,
      `UPDATE clients SET name = '–', email = NULL, phone = NULL, siren = NULL, vat_number = NULL, vat_number_confirmed_at = NULL,
         billing = NULL, delivery = NULL, erased_at = ?, version = version + 1 WHERE id IN (${marks(clientIds)})`,
      [this.clock.now(), ...clientIds],
    );
  }
}
