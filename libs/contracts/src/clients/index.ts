import { endpoint, type ById, type ListQuery, type Page } from '../core/endpoint.js';

export interface Address {
  /** Who to write on the envelope when it is not the client's own name. */
  readonly name?: string;
  readonly line1: string;
  readonly line2?: string;
  readonly postalCode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

export type ClientKind = 'person' | 'company';

export interface ClientInput {
  readonly kind: ClientKind;
  /** Person: full name. Company: legal name. */
  readonly name: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  /** 9 digits with a valid key (Luhn); companies only. */
  readonly siren?: string | null;
  /** Intra-EU VAT number, e.g. FR40303265045; companies only. */
  readonly vatNumber?: string | null;
  readonly billing?: Address | null;
  /** Null: delivered to the billing address. */
  readonly delivery?: Address | null;
}

export interface ClientView extends Required<ClientInput> {
  readonly id: number;
  readonly hasAccount: boolean;
  /** Staff entered or confirmed the VAT number; false for one that the client typed, and without any. */
  readonly vatNumberConfirmed: boolean;
  readonly version: number;
  readonly createdAt: string;
}

export type ClientChange = Partial<ClientInput> & { readonly version: number };

export const listClients = endpoint<{ query: ListQuery }, Page<ClientView>>('GET', '/api/clients', {
  access: 'clients.read',
});

export const getClient = endpoint<{ params: ById }, ClientView>('GET', '/api/clients/:id', {
  access: 'clients.read',
  errors: ['CLIENTS.NOT_FOUND'],
});

export const createClient = endpoint<{ body: ClientInput }, ClientView>('POST', '/api/clients', {
  access: 'clients.write',
  status: 201,
  errors: ['CLIENTS.INVALID_SIREN', 'CLIENTS.INVALID_VAT_NUMBER'],
});

export const changeClient = endpoint<{ params: ById; body: ClientChange }, ClientView>('PATCH', '/api/clients/:id', {
  access: 'clients.write',
  errors: ['CLIENTS.NOT_FOUND', 'CLIENTS.VERSION_CONFLICT', 'CLIENTS.INVALID_SIREN', 'CLIENTS.INVALID_VAT_NUMBER'],
});

/**
 * A VAT number that the client typed is found right: from now on it may take VAT off their orders. Confirming twice changes
 * nothing. `version`: of the record whose number was looked at.
 */
export const confirmVatNumber = endpoint<{ params: ById; body: { readonly version: number } }, ClientView>(
  'POST',
  '/api/clients/:id/vat-number/confirmation',
  { access: 'clients.write', errors: ['CLIENTS.NOT_FOUND', 'CLIENTS.NO_VAT_NUMBER', 'CLIENTS.VERSION_CONFLICT'] },
);

/** The signed-in client's own record. */
export const myProfile = endpoint<object, ClientView>('GET', '/api/my/profile', { access: 'orders.own' });

export const changeMyProfile = endpoint<{ body: ClientChange }, ClientView>('PATCH', '/api/my/profile', {
  access: 'orders.own',
  errors: ['CLIENTS.VERSION_CONFLICT', 'CLIENTS.INVALID_SIREN', 'CLIENTS.INVALID_VAT_NUMBER'],
});
