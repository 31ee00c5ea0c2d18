import { Injectable } from '@nestjs/common';
import type { Tx } from '@picolo/server/db';
import type { VouchedData } from '../domain/client-data.js';
import { ClientsRepository, type ClientRecord } from '../persistence/clients.repository.js';

/** Compared as addresses are, not as the database collates: é is not e. */
const isSame = (one: string | null, other: string): boolean =>
  one?.normalize('NFC').trim().toLowerCase() === other.normalize('NFC').trim().toLowerCase();

/** A number comes with its confirmation, or without. */
const vatNumberOf = ({
  vatNumber,
  vatNumberConfirmedAt,
}: VouchedData): Pick<VouchedData, 'vatNumber' | 'vatNumberConfirmedAt'> => ({
  vatNumber,
  vatNumberConfirmedAt,
});

/** What staff wrote down stays; what it left open is filled in from what the client typed, or from a younger record. */
const merged = (staff: VouchedData, other: VouchedData): VouchedData => ({
  kind: staff.kind,
  name: staff.name,
  email: staff.email,
  phone: staff.phone ?? other.phone,
  siren: staff.siren ?? (staff.kind === other.kind ? other.siren : null),
  ...vatNumberOf(staff.vatNumber === null && staff.kind === other.kind ? other : staff),
  billing: staff.billing ?? other.billing,
  delivery: staff.delivery ?? other.delivery,
});

/** Two companies that share an address stay two: each is invoiced under its own number. */
const isOther = (one: ClientRecord, main: VouchedData): boolean =>
  one.siren !== null && main.siren !== null && one.siren !== main.siren;

/**
 * A client who proved an address gets the records that staff made under it (ID-10): the oldest becomes theirs, the others and
 * that of the registration are kept and point to it. Orders and invoices of all of them, which nothing may change, are the
 * client's as before.
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
    const [main, ...younger] = (await this.clients.lockUnclaimed(tx, now)).filter(({ email }) => isSame(email, now));
    if (main !== undefined) {
      await this.clients.join(tx, own, main.id);
      let whole: VouchedData = main;
      for (const one of younger) {
        if (isOther(one, whole)) continue;
        whole = merged(whole, one);
        await this.clients.point(tx, one.id, main.id);
      }
      await this.clients.update(tx, main.id, main.version, merged(whole, own));
    } else if (!isSame(before, now) && isSame(own.email, before)) {
      await this.clients.update(tx, own.id, own.version, { ...own, email: now });
    }
  }
}
