import { DomainError, type Address, type ClientInput, type ClientKind } from '@picolo/contracts';
import { readSiren } from './siren.js';
import { readVatNumber } from './vat-number.js';

/** What a client record says, complete and checked (ID-10). */
export interface ClientData {
  readonly kind: ClientKind;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly siren: string | null;
  readonly vatNumber: string | null;
  readonly billing: Address | null;
  readonly delivery: Address | null;
}

/** With the moment in which staff vouched for the VAT number; null: nobody did. */
export interface VouchedData extends ClientData {
  readonly vatNumberConfirmedAt: Date | null;
}

/**
 * A number that stays keeps its confirmation; another one is confirmed at `vouched`, when staff entered it, or by nobody
 * (null), when the client typed it.
 */
export const withConfirmation = (data: ClientData, before: VouchedData | null, vouched: Date | null): VouchedData => {
  const same = data.vatNumber === (before?.vatNumber ?? null);
  const confirmed = same ? (before?.vatNumberConfirmedAt ?? null) : vouched;
  return { ...data, vatNumberConfirmedAt: data.vatNumber === null ? null : confirmed };
};

/**
 * The record that an input makes, over what was there before. Only companies have a SIREN and a VAT number: becoming a person
 * drops them. Throws CLIENTS.INVALID_SIREN, CLIENTS.INVALID_VAT_NUMBER.
 */
export const clientData = (input: Partial<ClientInput>, before: ClientData | null): ClientData => {
  const merged = merge(input, before);
  if (merged.kind === 'person') {
    if (hasText(input.siren)) throw new DomainError('CLIENTS.INVALID_SIREN');
    if (hasText(input.vatNumber)) throw new DomainError('CLIENTS.INVALID_VAT_NUMBER');
    return { ...merged, siren: null, vatNumber: null };
  }
  const siren = merged.siren === null ? null : readSiren(merged.siren);
  if (merged.siren !== null && siren === null) throw new DomainError('CLIENTS.INVALID_SIREN');
  const vatNumber = merged.vatNumber === null ? null : readVatNumber(merged.vatNumber, siren);
  if (merged.vatNumber !== null && vatNumber === null) throw new DomainError('CLIENTS.INVALID_VAT_NUMBER');
  return { ...merged, siren, vatNumber };
};

const hasText = (value: string | null | undefined): boolean => value !== null && value !== undefined;

/** Left out: as before. Null: emptied. */
const merge = (input: Partial<ClientInput>, before: ClientData | null): ClientData => ({
  kind: input.kind ?? before?.kind ?? 'person',
  name: input.name ?? before?.name ?? '',
  email: input.email === undefined ? (before?.email ?? null) : input.email,
  phone: input.phone === undefined ? (before?.phone ?? null) : input.phone,
  siren: input.siren === undefined ? (before?.siren ?? null) : input.siren,
  vatNumber: input.vatNumber === undefined ? (before?.vatNumber ?? null) : input.vatNumber,
  billing: input.billing === undefined ? (before?.billing ?? null) : input.billing,
  delivery: input.delivery === undefined ? (before?.delivery ?? null) : input.delivery,
});
