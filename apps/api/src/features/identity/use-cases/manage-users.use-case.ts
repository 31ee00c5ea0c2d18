import { Injectable } from '@nestjs/common';
import { AccessCache, type Actor } from '@picolo/server/auth';
import { Db, type Tx } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { requireReach } from '../domain/reach.js';
import { ManagedUsersRepository, type ManagedUser } from '../persistence/managed-users.repository.js';
import { Administrators } from './administrators.js';
import { UserChanges, type Act } from './user-changes.js';

/**
 * Role and status of a user, changed by somebody in charge (ID-3, ID-4). When the answer is given, the user's requests,
 * sockets and streams follow the change on every process.
 */
@Injectable()
export class ManageUsers {
  constructor(
    private readonly db: Db,
    private readonly users: ManagedUsersRepository,
    private readonly changes: UserChanges,
    private readonly administrators: Administrators,
    private readonly audit: AuditFacade,
    private readonly access: AccessCache,
  ) {}

  /** Throws IDENTITY.USER_NOT_FOUND, IDENTITY.ROLE_NOT_FOUND, IDENTITY.RIGHTS_BEYOND_YOURS, IDENTITY.LAST_ADMINISTRATOR. */
  async changeRole(actor: Actor, userId: number, roleId: number): Promise<void> {
    await this.manage(actor, userId, (tx, user) => this.changes.role(tx, actor, user, roleId));
  }

  async suspend(actor: Actor, userId: number): Promise<void> {
    await this.manage(actor, userId, (tx, user) => this.changes.suspension(tx, user));
  }

  async reactivate(actor: Actor, userId: number): Promise<void> {
    await this.manage(actor, userId, (tx, user) => this.changes.reactivation(tx, user));
  }

  async resetSecondFactor(actor: Actor, userId: number): Promise<void> {
    await this.manage(actor, userId, (tx, user) => this.changes.secondFactorReset(tx, user));
  }

  private async manage(
    actor: Actor,
    userId: number,
    change: (tx: Tx, user: ManagedUser) => Promise<Act>,
  ): Promise<void> {
    await this.db.tx((tx) =>
      this.administrators.keepOne(tx, async () => {
        const user = await this.users.hold(tx, userId);
        requireReach(actor.permissions, user.permissions);
        const act = await change(tx, user);
        if (act === null) return;
        const whom = { subject: `user:${userId}`, subjectName: user.name, personOf: { userId } } as const;
        await this.audit.record(tx, actor, { ...act, ...whom });
      }),
    );
    await this.access.announce(userId);
  }
}
