import type { Signal } from '@angular/core';
import { type SchemaPathTree, applyWhen, pattern, required } from '@angular/forms/signals';
import {
  type Address,
  type ClientChange,
  type ClientView,
  type RegimeBuyer,
  awaitsConfirmation,
} from '@picolo/contracts';
import type { TextKey } from '../../../platform/texts';

/** An address as its form holds it: every field a text. */
export interface AddressModel {
  readonly name: string;
  readonly line1: string;
  readonly line2: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
}

export interface ContactModel {
  readonly name: string;
  readonly phone: string;
  readonly siren: string;
  readonly vatNumber: string;
  readonly billing: AddressModel;
  /** Delivered to the billing address. */
  readonly same: boolean;
  readonly delivery: AddressModel;
}

const emptyAddress: AddressModel = { name: '', line1: '', line2: '', postalCode: '', city: '', country: 'FR' };

export const addressModel = (address: Address | null): AddressModel =>
  address === null
    ? emptyAddress
    : { ...emptyAddress, ...address, name: address.name ?? '', line2: address.line2 ?? '' };

export const emptyContact: ContactModel = {
  name: '',
  phone: '',
  siren: '',
  vatNumber: '',
  billing: emptyAddress,
  same: true,
  delivery: emptyAddress,
};

export const contactOf = (client: ClientView): ContactModel => ({
  name: client.name,
  phone: client.phone ?? '',
  siren: client.siren ?? '',
  vatNumber: client.vatNumber ?? '',
  billing: addressModel(client.billing),
  same: client.delivery === null,
  delivery: addressModel(client.delivery),
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export function addressOf(model: AddressModel): Address {
  const { name, line1, line2, postalCode, city, country } = model;
  return {
    ...(name.trim() !== '' && { name: name.trim() }),
    line1: line1.trim(),
    ...(line2.trim() !== '' && { line2: line2.trim() }),
    postalCode: postalCode.trim(),
    city: city.trim(),
    country,
  };
}

const vatNumberOf = (model: ContactModel): string | null =>
  orNull(model.vatNumber.replace(/[\s.-]/g, '').toUpperCase());

/** Who would buy if the order was placed as the form stands: another VAT number than the record's is nobody's word yet. */
export function buyerOf(model: ContactModel, { kind, vatNumber: before, vatNumberConfirmed }: ClientView): RegimeBuyer {
  const vatNumber = vatNumberOf(model);
  return {
    ...{ kind, vatNumber, vatNumberConfirmed: vatNumberConfirmed && vatNumber === before },
    ...{ billing: model.billing, delivery: model.same ? null : model.delivery },
  };
}

/** A number that takes no VAT off because it waits for us, as it was given before or as it is being typed. */
export function vatNumberNote(model: ContactModel, client: ClientView | null): TextKey | null {
  if (client === null || !awaitsConfirmation(buyerOf(model, client))) return null;
  return vatNumberOf(model) === client.vatNumber ? 'contact.vatNumberWaits' : 'contact.vatNumberNew';
}

/** What the form says, as a change of the client record. */
export function contactChange(model: ContactModel, client: ClientView): ClientChange {
  return {
    version: client.version,
    name: model.name.trim(),
    phone: orNull(model.phone),
    billing: addressOf(model.billing),
    delivery: model.same ? null : addressOf(model.delivery),
    ...(client.kind === 'company' && {
      siren: orNull(model.siren.replace(/\s/g, '')),
      vatNumber: vatNumberOf(model),
    }),
  };
}

type Translate = (key: TextKey) => string;

export function addressRules(path: SchemaPathTree<AddressModel>, t: Translate): void {
  required(path.line1);
  required(path.postalCode);
  required(path.city);
  applyWhen(
    path,
    ({ value }) => value().country === 'FR',
    (french) => {
      pattern(french.postalCode, /^\s*\d{5}\s*$/, { message: () => t('fields.postalCode') });
    },
  );
}

/** What the form asks for before it is sent. */
export function contactRules(path: SchemaPathTree<ContactModel>, company: Signal<boolean>, t: Translate): void {
  required(path.name);
  addressRules(path.billing, t);
  applyWhen(
    path,
    ({ value }) => !value().same,
    (elsewhere) => {
      addressRules(elsewhere.delivery, t);
    },
  );
  applyWhen(
    path,
    () => company(),
    (firm) => {
      pattern(firm.siren, /^\s*(\d\s*){9}$/, { message: () => t('fields.siren') });
    },
  );
}
