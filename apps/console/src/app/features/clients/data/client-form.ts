import type { Address, ClientInput, ClientKind, ClientView } from '@picolo/contracts';

export interface AddressForm {
  readonly name: string;
  readonly line1: string;
  readonly line2: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
}

export interface ClientForm {
  readonly kind: ClientKind;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly siren: string;
  readonly vatNumber: string;
  readonly billing: AddressForm;
  /** Delivered elsewhere: the second address counts. */
  readonly elsewhere: boolean;
  readonly delivery: AddressForm;
}

export const EMPTY_ADDRESS: AddressForm = { name: '', line1: '', line2: '', postalCode: '', city: '', country: 'FR' };

export const EMPTY_CLIENT: ClientForm = {
  kind: 'person',
  name: '',
  email: '',
  phone: '',
  siren: '',
  vatNumber: '',
  billing: EMPTY_ADDRESS,
  elsewhere: false,
  delivery: EMPTY_ADDRESS,
};

/** Countries that can be chosen: those that the shop delivers to without customs papers. */
export const COUNTRIES = ['FR', 'BE', 'CH', 'DE', 'ES', 'IT', 'LU', 'MC', 'NL', 'PT', 'GB'] as const;

export function toForm(client: ClientView): ClientForm {
  return {
    kind: client.kind,
    name: client.name,
    email: client.email ?? '',
    phone: client.phone ?? '',
    siren: client.siren ?? '',
    vatNumber: client.vatNumber ?? '',
    billing: fromAddress(client.billing),
    elsewhere: client.delivery !== null,
    delivery: fromAddress(client.delivery),
  };
}

function fromAddress(address: Address | null): AddressForm {
  return address ? { ...EMPTY_ADDRESS, ...address } : EMPTY_ADDRESS;
}

/** An address of which nothing was written is no address. */
export function isBlank(address: AddressForm): boolean {
  return [address.name, address.line1, address.line2, address.postalCode, address.city].every((part) => !part.trim());
}

export function toAddress(form: AddressForm): Address | null {
  if (isBlank(form)) return null;
  return {
    line1: form.line1.trim(),
    postalCode: form.postalCode.trim(),
    city: form.city.trim(),
    country: form.country,
    ...(form.name.trim() ? { name: form.name.trim() } : {}),
    ...(form.line2.trim() ? { line2: form.line2.trim() } : {}),
  };
}

export function toInput(form: ClientForm): ClientInput {
  const company = form.kind === 'company';
  const compact = (text: string): string | null => text.replace(/\s/gu, '') || null;
  return {
    kind: form.kind,
    name: form.name.trim(),
    email: form.email.trim() || null,
    phone: form.phone.trim() || null,
    siren: company ? compact(form.siren) : null,
    vatNumber: company ? (compact(form.vatNumber)?.toUpperCase() ?? null) : null,
    billing: toAddress(form.billing),
    delivery: form.elsewhere ? toAddress(form.delivery) : null,
  };
}

/** Nine digits whose Luhn sum is a multiple of ten. */
export function isSiren(text: string): boolean {
  const digits = text.replace(/\s/gu, '');
  if (!/^\d{9}$/u.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
