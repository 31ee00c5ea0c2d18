import { endpoint, type ById } from '../core/endpoint.js';

/** Which e-invoicing platform this installation speaks to: none, or the one for tests. */
export const PLATFORMS = ['none', 'test'] as const;
export type Platform = (typeof PLATFORMS)[number];

/**
 * Life-cycle statuses of an invoice between French platforms, by their codes (AFNOR XP Z12-012): deposited, sent, received,
 * made available, taken charge of, approved, partly approved, disputed, suspended, completed, refused, payment sent,
 * cashed, rejected.
 */
export const LIFE_CYCLE_STATUSES = [200, 201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212, 213] as const;
export type LifeCycleStatus = (typeof LIFE_CYCLE_STATUSES)[number];

/**
 * `waiting`: not deposited yet. `open`: deposited, news may come. `refused`: by the buyer or, for its form, by a platform.
 * `paid`: the end. `failed`: the platform could not be reached, nobody tries any more.
 */
export const TRANSMISSION_STATES = ['waiting', 'open', 'refused', 'paid', 'failed'] as const;
export type TransmissionState = (typeof TRANSMISSION_STATES)[number];

export interface LifeCycleEvent {
  readonly status: LifeCycleStatus;
  /** `CMD_ERR`, `DEST_INC` …: why it was refused. */
  readonly reasonCode: string | null;
  /** As the platform says it. */
  readonly reason: string | null;
  readonly at: string;
}

export interface TransmissionView {
  readonly id: number;
  /** 1, then 2 when it was deposited again … */
  readonly attempt: number;
  readonly platform: Platform;
  readonly state: TransmissionState;
  /** The platform's own number; null before it took the invoice. */
  readonly platformId: string | null;
  /** Why the last try did not reach the platform. */
  readonly trouble: string | null;
  readonly createdAt: string;
  /** Oldest first. */
  readonly events: readonly LifeCycleEvent[];
  readonly version: number;
}

/** Why an invoice cannot be deposited now. */
export const DEPOSIT_OBSTACLES = ['no-platform', 'off', 'not-b2b', 'not-ready', 'under-way'] as const;
export type DepositObstacle = (typeof DEPOSIT_OBSTACLES)[number];

export interface InvoiceTransmissions {
  /** The one of this installation. */
  readonly platform: Platform;
  /** Null: it may be deposited, for the first time or again. */
  readonly obstacle: DepositObstacle | null;
  /** Newest first. */
  readonly transmissions: readonly TransmissionView[];
}

export const listTransmissions = endpoint<{ params: ById }, InvoiceTransmissions>(
  'GET',
  '/api/invoices/:id/transmissions',
  { access: 'invoices.read', errors: ['INVOICES.NOT_FOUND'] },
);

/** Deposits an invoice: one that was never, or that was refused. */
export const depositInvoice = endpoint<{ params: ById }, InvoiceTransmissions>(
  'POST',
  '/api/invoices/:id/transmissions',
  { access: 'invoices.issue', status: 201, errors: ['INVOICES.NOT_FOUND', 'TRANSMISSIONS.NOT_POSSIBLE'] },
);

export const getPlatform = endpoint<object, { readonly platform: Platform }>('GET', '/api/settings/platform', {
  access: 'settings.manage',
});
