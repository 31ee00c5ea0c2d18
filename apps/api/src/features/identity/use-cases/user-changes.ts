import { Injectable } from '@nestjs/common';
import type { AuditAction } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import type { Actor } from '@picolo/server/auth';
import type { Tx } from '@picolo/server/db';
import { requireReach } from '../domain/reach.js';
import { ManagedUsersRepository, type ManagedUser } from '../persistence/managed-users.repository.js';
import { RolesRepository } from '../persistence/roles.repository.js';
import { SecondFactorsRepository } from '../persistence/second-factors.repository.js';
import { SessionsRepository } from '../persistence/sessions.repository.js';
import { userStatus } from '../persistence/user.entity.js';
import { IdentityNews } from './identity-news.js';

/** What was done, for the log; null: there was nothing to do. */
export type Act = { readonly action: AuditAction; readonly before?: object; readonly after?: object } | null;

/** The single changes to a user, inside the transaction that guards them all. */
@Injectable()
export class UserChanges {
  constructor(
    private readonly users: ManagedUsersRepository,
    private readonly roles: RolesRepository,
    private readonly sessions: SessionsRepository,
    private readonly factors: SecondFactorsRepository,
    private readonly clock: Clock,
    private readonly news: IdentityNews,
  ) {}

  async role(tx: Tx, actor: Actor, user: ManagedUser, roleId: number): Promise<Act> {
    if (user.roleId === roleId) return null;
    const role = await this.roles.hold(tx, roleId);
    requireReach(actor.permissions, role.permissions);
    await this.users.setRole(tx, user.id, roleId);
    await this.news.user(tx, user.id);
    return { action: 'user.role-changed', before: { role: user.role }, after: { role: role.name } };
  }

  async suspension(tx: Tx, user: ManagedUser): Promise<Act> {
    await this.sessions.revokeAll(tx, user.id, this.clock.now(), null);
    if (user.status === userStatus.suspended) return null;
    await this.users.setStatus(tx, user.id, userStatus.suspended);
    await this.news.user(tx, user.id);
    return { action: 'user.suspended', before: { status: user.status }, after: { status: userStatus.suspended } };
  }

  async reactivation(tx: Tx, user: ManagedUser): Promise<Act> {
    if (user.status === userStatus.active) return null;
    await this.users.setStatus(tx, user.id, userStatus.active);
    await this.news.user(tx, user.id);
    return { action: 'user.reactivated', before: { status: user.status }, after: { status: userStatus.active } };
  }

  async secondFactorReset(tx: Tx, user: ManagedUser): Promise<Act> {
    if (!(await this.factors.drop(tx, user.id))) return null;
    await this.news.user(tx, user.id);
    return { action: 'user.second-factor-reset' };
  }
}
