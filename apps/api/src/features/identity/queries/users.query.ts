import { Injectable } from '@nestjs/common';
import { DomainError, type Page, type UserDetail, type UserListItem, type UserListQuery } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db, pageLimit, pageOf, readCursor, type SqlValue } from '@picolo/server/db';
import { userDetail, userListItem, type ListedUserRow } from '../identity.presenter.js';

type Where = readonly [condition: string, ...values: SqlValue[]];

const live = 'FROM sessions s WHERE s.user_id = u.id AND s.revoked_at IS NULL AND s.expires_at > ?';
const columns = `u.id, u.name, u.email, u.status, u.locale, u.created_at AS createdAt, u.role_id AS roleId, r.name AS role,
  c.id AS clientId, f.confirmed_at IS NOT NULL AS secondFactor, (SELECT MAX(s.seen_at) ${live}) AS seenAt,
  (SELECT COUNT(*) ${live}) AS sessions`;
const tables = `users u JOIN roles r ON r.id = u.role_id LEFT JOIN clients c ON c.user_id = u.id
  LEFT JOIN second_factors f ON f.user_id = u.id`;

const conditionsOf = ({ kind, status, roleId, q, cursor }: UserListQuery): Where[] => {
  const where: Where[] = [];
  if (kind !== undefined) where.push([`c.id IS ${kind === 'staff' ? '' : 'NOT '}NULL`]);
  if (status !== undefined) where.push(['u.status = ?', status]);
  if (roleId !== undefined) where.push(['u.role_id = ?', roleId]);
  const text = q?.trim() ?? '';
  if (text !== '') {
    const part = `%${text.replace(/[\\%_]/gu, '\\$&')}%`;
    where.push(['(u.name LIKE ? OR u.email LIKE ?)', part, part.toLowerCase()]);
  }
  if (cursor !== undefined) where.push(after(cursor));
  return where;
};

const after = (cursor: string): Where => {
  const [name, id] = readCursor(cursor, 2);
  if (typeof name !== 'string' || typeof id !== 'number') {
    throw new DomainError('REQUEST.INVALID', { fields: [{ field: 'cursor', rule: 'cursor', message: 'cursor' }] });
  }
  return ['(u.name > ? OR (u.name = ? AND u.id > ?))', name, name, id];
};

/** Everybody with an account, for whoever may see users. */
@Injectable()
export class UsersQuery {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async page(query: UserListQuery): Promise<Page<UserListItem>> {
    const limit = pageLimit(query.limit);
    const rows = await this.read(conditionsOf(query), `ORDER BY u.name, u.id LIMIT ${String(limit + 1)}`);
    return pageOf(rows, limit, ({ name, id }) => [name, id], userListItem);
  }

  async byId(id: number): Promise<UserDetail> {
    const [row] = await this.read([['u.id = ?', id]], '');
    if (row === undefined) throw new DomainError('IDENTITY.USER_NOT_FOUND');
    const granted = await this.db.rows<{ permission: string }>(
      'SELECT permission FROM role_permissions WHERE role_id = ? ORDER BY permission',
      [row.roleId],
    );
    return userDetail(
      row,
      granted.map(({ permission }) => permission),
    );
  }

  private async read(where: readonly Where[], rest: string): Promise<ListedUserRow[]> {
    const condition = where.length === 0 ? '' : `WHERE ${where.map(([text]) => text).join(' AND ')}`;
    const now = this.clock.now();
    return await this.db.rows<ListedUserRow>(`SELECT ${columns} FROM ${tables} ${condition} ${rest}`, [
      now,
      now,
      ...where.flatMap(([, ...values]) => values),
    ]);
  }
}
