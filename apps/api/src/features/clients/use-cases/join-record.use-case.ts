import { Injectable } from '@nestjs/common';
import type { Tx } from '@picolo/server/db';
import type { ClientData } from '../domain/client-data.js';
import { ClientsRepository, type ClientRecord } from '../persistence/clients.repository.js';

/** Compared as addresses are, not as the database collates: é is not e. */
const isSame = (one: string | null, other: string): boolean =>
  one?.normalize('NFC').trim().toLowerCase() === other.normalize('NFC').trim().toLowerCase();

/** What staff wrote down stays; what it left open is filled in from what the client typed. */
const merged = (staff: ClientRecord, own: ClientRecord): ClientData => ({
  kind: staff.kind,
  name: staff.name,
  email: staff.email,
  phone: staff.phone ?? own.phone,
  siren: staff.siren ?? (staff.kind === own.kind ? own.siren : null),
  vatNumber: staff.vatNumber ?? (staff.kind === own.kind ? own.vatNumber : null),
  billing: staff.billing ?? own.billing,
  delivery: staff.delivery ?? own.delivery,
});

/**
 * A client who proved an address gets the record that staff made under it (ID-10). The record of the registration is kept and
 * points to it: its orders and invoices, which nothing may change, are the client's as before. Of several records under one
 * address the oldest is taken.
 */
@Injectable()
export class JoinRecord {
  constructor(private readonly clients: ClientsRepository) {}

  async execute(
    tx: Tx,
    userId: number,
    { before, now }: { readonly before: string; readonly now: string },
  ): Promise<void> {
    const own = await this.clients.lockByUser(tx, userId);
    if (own === null) return;
    const staffs = (await this.clients.lockUnclaimed(tx, now)).find(({ email }) => isSame(email, now));
    if (staffs !== undefined) {
      await this.clients.join(tx, own, staffs.id);
      await this.clients.update(tx, staffs.id, staffs.version, merged(staffs, own));
    } else if (!isSame(before, now) && isSame(own.email, before)) {
      await this.clients.update(tx, own.id, own.version, { ...own, email: now });
    }
  }
}
