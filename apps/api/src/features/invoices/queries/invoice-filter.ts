import type { InvoiceDue, InvoiceListQuery } from '@picolo/contracts';
import { readCursor, readIdCursor, type SqlValue } from '@picolo/server/db';
import type { InvoiceListRow } from '../invoices.presenter.js';

/** Whose invoices: everybody's, or those of one client, whose records they are (ownership is part of the query, ID-6). */
export type InvoiceScope = 'all' | { readonly clientIds: readonly number[] };

type Condition = readonly [text: string, ...values: SqlValue[]];

/** Without a client record nothing is theirs: ids begin at 1. */
export const ownedBy = (scope: InvoiceScope): Condition[] =>
  scope === 'all' ? [] : [inScope('i.client_id', scope.clientIds)];

const inScope = (column: string, ids: readonly number[]): Condition => [
  `${column} IN (${['?', ...ids.slice(1).map(() => '?')].join(', ')})`,
  ...(ids.length === 0 ? [0] : ids),
];

export const allOf = (conditions: readonly Condition[]): { readonly text: string; readonly values: SqlValue[] } => ({
  text: conditions.length === 0 ? '' : `WHERE ${conditions.map(([text]) => text).join(' AND ')}`,
  values: conditions.flatMap(([, ...values]) => values),
});

/** `%` and `_` are what they are, not wildcards. */
const startingWith = (text: string): string => `${text.replace(/[\\%_]/gu, '\\$&')}%`;

interface ListFilter {
  readonly where: string;
  readonly order: string;
  readonly values: readonly SqlValue[];
  /** What the cursor of the next page holds of the last row. */
  readonly key: (row: InvoiceListRow) => readonly (string | number | null)[];
}

/** Each along an index: by id, or by due date within what is due. */
export function listFilter(query: InvoiceListQuery, scope: InvoiceScope, today: string): ListFilter {
  const { cursor, due } = query;
  const common = [...ownedBy(scope), ...narrowed(query)];
  if (due === undefined) {
    const before = readIdCursor(cursor);
    const { text, values } = allOf([...common, ...(before === null ? [] : [['i.id < ?', before] as const])]);
    return { where: text, values, order: 'ORDER BY i.id DESC', key: ({ id }) => [id] };
  }
  const { text, values } = allOf([...common, ...dueConditions(due, scope, today), ...afterDue(cursor)]);
  const order = 'ORDER BY b.due_date, b.invoice_id';
  return { where: text, values, order, key: ({ due_date: date, issue_date: issued, id }) => [date ?? issued, id] };
}

function narrowed({ kind, orderId, clientId, q }: InvoiceListQuery): Condition[] {
  const conditions: Condition[] = [];
  if (kind !== undefined) conditions.push(['i.kind = ?', kind]);
  if (orderId !== undefined) conditions.push(['i.order_id = ?', orderId]);
  if (clientId !== undefined) conditions.push(['i.client_id = ?', clientId]);
  if (q !== undefined && q.trim() !== '') {
    const prefix = startingWith(q.trim());
    const search = '(i.number LIKE ? OR i.order_number LIKE ? OR i.client_name LIKE ?)';
    conditions.push([search, prefix, prefix, `%${prefix}`]);
  }
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
  return [['(b.due_date > ? OR (b.due_date = ? AND b.invoice_id > ?))', date ?? '', date ?? '', id ?? 0]];
}
