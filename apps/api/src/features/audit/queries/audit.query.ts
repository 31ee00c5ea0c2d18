import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type AuditActorView,
  type AuditEntryView,
  type AuditQuery as Filter,
  type Page,
} from '@picolo/contracts';
import { pageLimit, pageOf, readCursor } from '@picolo/server/db';
import { auditActorView, auditEntryView } from '../audit.presenter.js';
import { AuditRepository, type Condition } from '../persistence/audit.repository.js';

const conditionsOf = ({ actorId, action, kind, subject, from, to, cursor }: Filter): Condition[] => {
  const conditions: Condition[] = [];
  if (actorId !== undefined) conditions.push({ text: 'e.actor_id = ?', values: [actorId] });
  if (action !== undefined) conditions.push({ text: 'e.action = ?', values: [action] });
  if (kind !== undefined) conditions.push({ text: 'e.subject_kind = ?', values: [kind] });
  if (subject !== undefined) conditions.push({ text: 'e.subject = ?', values: [subject] });
  if (from !== undefined) conditions.push({ text: 'e.created_at >= ?', values: [new Date(from)] });
  if (to !== undefined) conditions.push({ text: 'e.created_at < ?', values: [new Date(to)] });
  if (cursor !== undefined) conditions.push(after(cursor));
  return conditions;
};

const after = (cursor: string): Condition => {
  const [moment, id] = readCursor(cursor, 2);
  if (typeof moment !== 'number' || typeof id !== 'number' || Number.isNaN(new Date(moment).getTime())) {
    throw new DomainError('REQUEST.INVALID', { fields: [{ field: 'cursor', rule: 'cursor', message: 'cursor' }] });
  }
  const at = new Date(moment);
  // Written twice: the first half lets the database start inside its index.
  return { text: 'e.created_at <= ? AND (e.created_at < ? OR e.id < ?)', values: [at, at, id] };
};

/** The log as people read it (ID-8). */
@Injectable()
export class AuditQuery {
  constructor(private readonly entries: AuditRepository) {}

  async page(filter: Filter): Promise<Page<AuditEntryView>> {
    const limit = pageLimit(filter.limit);
    const rows = await this.entries.page(conditionsOf(filter), limit + 1);
    return pageOf(rows, limit, ({ createdAt, id }) => [createdAt.getTime(), id], auditEntryView);
  }

  async actors(): Promise<readonly AuditActorView[]> {
    return (await this.entries.newestByActor()).map(auditActorView);
  }
}
