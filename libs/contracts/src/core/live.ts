import type { CountLineView } from '../stock/counts.js';
import type { Permission } from './permissions.js';

/**
 * What the server tells open screens. Every event carries the version of its subject: a screen drops an older one,
 * and reloads from the API after a cut. Quantities are JSON numbers with at most 4 decimals.
 */
export interface LiveEvents {
  'product:changed': { readonly id: number; readonly version: number; readonly removed: boolean };
  /** Sizes made so far, of all; equal: load the product's photos again. */
  'product-photos:changed': {
    readonly productId: number;
    readonly photoId: number;
    readonly done: number;
    readonly of: number;
  };
  'import:changed': { readonly id: number; readonly version: number; readonly state: string };
  'stock:level': {
    readonly productId: number;
    readonly onHand: number;
    readonly reserved: number;
    readonly available: number;
    readonly sellable: number;
    readonly version: number;
    readonly locations: readonly {
      readonly locationId: number;
      readonly onHand: number;
      readonly reserved: number;
      readonly available: number;
    }[];
  };
  /** Many levels changed at once (an import, a large count, another location sells): load again what is on screen. */
  'stock:reload': Readonly<Record<string, never>>;
  /** An entry of a counting session; `line.version` climbs with each. */
  'count:entered': { readonly countId: number; readonly line: CountLineView; readonly counted: number };
  /** A counting session was opened, validated or cancelled, or got more lines. */
  'count:changed': { readonly id: number; readonly state: string; readonly version: number };
  /** A location was made, renamed or archived, or another one sells. */
  'location:changed': { readonly id: number; readonly version: number };
  /** For everybody, the portal's anonymous visitors included. */
  'shop:availability': { readonly productId: number; readonly available: number; readonly version: number };
  'order:changed': {
    readonly id: number;
    readonly status: string;
    readonly version: number;
    readonly at: string;
    readonly changeRequested: boolean;
  };
  /** `ready` false: issued, its document is being made. true: it can be downloaded. `version` is that of the balance. */
  'invoice:changed': {
    readonly id: number;
    readonly orderId: number;
    readonly number: string;
    readonly kind: string;
    readonly ready: boolean;
    readonly balanceCents: number;
    readonly version: number;
  };
  /** News of an invoice on its way through the platform: load them again. */
  'transmission:changed': { readonly id: number; readonly invoiceId: number; readonly version: number };
  /** A batch worked off an order, or is through. */
  'invoice-batch:changed': {
    readonly id: number;
    readonly state: string;
    readonly total: number;
    readonly issued: number;
    readonly failed: number;
    readonly version: number;
  };
  /** The orders that wait for their invoice changed: load them again. */
  'orders-to-invoice:changed': Readonly<Record<string, never>>;
  /** What a client asked of their data moved on: load it again (ID-9). */
  'personal-data:changed': { readonly clientId: number };
  /** A mail's state changed; `about` names what it belongs to (`invoice:12`). */
  'mail:changed': { readonly id: number; readonly state: string; readonly about: string | null };
  'print-job:changed': {
    readonly id: number;
    readonly status: string;
    readonly kind: string;
    readonly version: number;
    readonly at: string;
  };
  'printer:changed': {
    readonly id: number;
    readonly workerId: number;
    readonly state: string;
    readonly version: number;
  };
  /** Where kinds of jobs go, or a group of printers, changed: load it again. */
  'print-routing:changed': Readonly<Record<string, never>>;
  'print-worker:changed': { readonly id: number; readonly online: boolean };
  /** An account was made, or its role, status, second factor or e-mail changed: load it again. */
  'user:changed': { readonly id: number };
  /** An invitation was sent, sent again, withdrawn or accepted: load the open ones again. */
  'invitation:changed': { readonly id: number };
  /** A role was made, renamed, given other rights or deleted: load the roles again. */
  'role:changed': { readonly id: number };
  /** A key of a program was made or revoked: load the keys again. */
  'api-key:changed': { readonly id: number };
  /** Sign-in, rights or account changed: load `me` again. */
  'access:changed': Readonly<Record<string, never>>;
  /** To the room `processes` only: these users have new notifications, whoever holds their event streams looks. */
  'notification:stored': { readonly userIds: readonly number[] };
}

export type LiveEventName = keyof LiveEvents;

/** Where live events may go; joining is the check. `processes`: the server's own, no screen can join. */
export type LiveRoom = 'public' | 'processes' | `user:${number}` | `perm:${Permission}` | `worker:${number}`;

export interface LiveMessage<N extends LiveEventName = LiveEventName> {
  readonly rooms: readonly LiveRoom[];
  readonly event: N;
  readonly data: LiveEvents[N];
}

export const roomOfUser = (userId: number): LiveRoom => `user:${userId}`;
export const roomOfPermission = (permission: Permission): LiveRoom => `perm:${permission}`;
export const roomOfWorker = (workerId: number): LiveRoom => `worker:${workerId}`;
