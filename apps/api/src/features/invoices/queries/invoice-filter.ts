import type { InvoiceArchiveQuery, InvoiceDue, InvoiceListQuery } from '@picolo/contracts';
import { readCursor, readIdCursor, type SqlValue } from '@picolo/server/db';
import type { InvoiceListRow } from '../invoices.presenter.js';

/** Whose invoices: everybody's, or those of one client, whose records they are (ownership is part of the query, ID-6). */
export type InvoiceScope = 'all' | { readonly clientIds: readonly number[] };

export type Condition = readonly [text: string, ...values: SqlValue[]];

/** Without a client record nothing is theirs: ids begin at 1. */
export const ownedBy = (scope: InvoiceScope): Condition[] =>
  scope === 'all' ? [] : [inScope('i.client_id', scope.clientIds)];

export const inScope = (column: string, ids: readonly number[]): Condition => [
  `${column} IN (${['?', ...ids.slice(1).map(() => '?')].join(', ')})`,
  ...(ids.length === 0 ? [0] : ids),
];

export const allOf = (conditions: readonly Condition[]): { readonly text: string; readonly values: SqlValue[] } => ({
  text: conditions.length === 0 ? '' : `WHERE ${conditions.map(([text]) => text).join(' AND ')}`,
  values: conditions.flatMap(([, ...values]) => values),
});

export interface ListFilter {
  /** Tables, the one first whose index has the order of the list: told of it, the planner enters it at the page. */
  readonly from: string;
  readonly conditions: readonly Condition[];
  readonly order: string;
  /** What the cursor of the next page holds of the last row. */
  readonly key: (row: InvoiceListRow) => readonly (string | number | null)[];
}

/** Each along an index: by id, or by due date within what is due. */
export function listFilter(query: InvoiceListQuery, scope: InvoiceScope, today: string): ListFilter {
  const { cursor, due, clientId } = query;
  const common = [...ownedBy(scope), ...narrowed(query)];
  const owned = scope !== 'all' || clientId !== undefined;
  // What a text finds is followed along indexes of its own.
  const plain = (query.q ?? '').trim() === '';
  if (due === undefined) {
    const before = readIdCursor(cursor);
    const free = plain && !owned && query.orderId === undefined && query.kind !== undefined;
    const hint = free ? 'FORCE INDEX (ix_invoices_kind)' : '';
    return {
      from: `invoices i ${hint} JOIN invoice_balances b ON b.invoice_id = i.id`,
      conditions: [...common, ...(before === null ? [] : [['i.id < ?', before] as const])],
      order: 'ORDER BY i.id DESC',
      key: ({ id }) => [id],
    };
  }
  const index = owned ? 'ix_invoice_balances_client' : 'ix_invoice_balances_settlement';
  const hint = plain && query.orderId === undefined ? `FORCE INDEX (${index})` : '';
  return {
    from: `invoice_balances b ${hint} JOIN invoices i ON i.id = b.invoice_id`,
    conditions: [
      ...common,
      ...(clientId === undefined ? [] : [['b.client_id = ?', clientId] as const]),
      ...dueConditions(due, scope, today),
      ...afterDue(cursor),
    ],
    order: 'ORDER BY b.due_date, b.invoice_id',
    key: ({ due_date: date, issue_date: issued, id }) => [date ?? issued, id],
  };
}

/** What goes into an archive but for a text: those chosen, or all under the filter. */
export function archiveFilter(query: InvoiceArchiveQuery, today: string): readonly Condition[] {
  const { ids, from, to, due } = query;
  const conditions = narrowed(query);
  if (ids !== undefined) conditions.push(inScope('i.id', ids.split(',').map(Number)));
  if (from !== undefined) conditions.push(['i.issue_date >= ?', from]);
  if (to !== undefined) conditions.push(['i.issue_date <= ?', to]);
  if (due !== undefined) conditions.push(...dueConditions(due, 'all', today));
  return conditions;
}

function narrowed({ kind, orderId, clientId }: InvoiceListQuery): Condition[] {
  const conditions: Condition[] = [];
  if (kind !== undefined) conditions.push(['i.kind = ?', kind]);
  if (orderId !== undefined) conditions.push(['i.order_id = ?', orderId]);
  if (clientId !== undefined) conditions.push(['i.client_id = ?', clientId]);
  return conditions;
}

function dueConditions(due: InvoiceDue, scope: InvoiceScope, today: string): Condition[] {
  const settlement = { unpaid: 'receivable', overdue: 'receivable', to_refund: 'payable', settled: 'settled' }[due];
  return [
    ['b.settlement = ?', settlement],
    ...(due === 'overdue' ? [['b.due_date < ?', today] as const] : []),
    // The same again for the index of the balances: one client's are found without reading the others'.
    ...(scope === 'all' ? [] : [inScope('b.client_id', scope.clientIds)]),
  ];
}

function afterDue(cursor: string | undefined): Condition[] {
  if (cursor === undefined) return [];
  const [date, id] = readCursor(cursor, 2);
  // The outer bound is what the index is entered by.
  return [['b.due_date >= ? AND (b.due_date > ? OR b.invoice_id > ?)', date ?? '', date ?? '', id ?? 0]];
}
