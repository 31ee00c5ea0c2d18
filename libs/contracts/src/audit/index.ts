import { endpoint, type ListQuery, type Page } from '../core/endpoint.js';
import type { AuditAction, AuditSubjectKind } from './actions.js';

export * from './actions.js';

/** JSON values by field name; amounts and quantities in the units of the API's views. */
export type AuditValues = Readonly<Record<string, unknown>>;

export interface AuditEntryView {
  readonly id: number;
  readonly at: string;
  readonly action: string;
  /** Null: nobody, the system did it. `name` and `address` null: the person was erased. */
  readonly actor: { readonly id: number; readonly name: string | null; readonly address: string | null } | null;
  /** `product:12` */
  readonly subject: string;
  readonly subjectName: string | null;
  /** Only what differs between before and after; null when there was nothing before, or after. */
  readonly before: AuditValues | null;
  readonly after: AuditValues | null;
  /** True when the values were personal and their person was erased (ID-9). */
  readonly erased: boolean;
}

export interface AuditQuery extends Omit<ListQuery, 'q'> {
  readonly actorId?: number;
  readonly action?: AuditAction;
  readonly kind?: AuditSubjectKind;
  /** `product:12` */
  readonly subject?: string;
  /** Instants, ISO 8601; `from` included, `to` not. */
  readonly from?: string;
  readonly to?: string;
}

/** Newest first. */
export const listAudit = endpoint<{ query: AuditQuery }, Page<AuditEntryView>>('GET', '/api/audit', {
  access: 'audit.read',
});

export interface AuditActorView {
  readonly id: number;
  readonly name: string | null;
}

/** Everybody who ever did something that was written down: for the filter. */
export const listAuditActors = endpoint<object, readonly AuditActorView[]>('GET', '/api/audit/actors', {
  access: 'audit.read',
});
