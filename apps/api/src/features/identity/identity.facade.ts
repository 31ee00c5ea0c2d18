import { Injectable } from '@nestjs/common';
import { DomainError, type Permission, type RoleInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import type { Tx } from '@picolo/server/db';
import { UsersRepository } from './persistence/users.repository.js';
import { RolesQuery } from './queries/roles.query.js';
import { ChangeRoles } from './use-cases/change-roles.use-case.js';
import { ConfirmPassword } from './use-cases/confirm-password.js';
import { InviteUser } from './use-cases/invite-user.use-case.js';
import { IssueSetupCode } from './use-cases/issue-setup-code.use-case.js';

/** Users for other features. */
@Injectable()
export class IdentityFacade {
  constructor(
    private readonly users: UsersRepository,
    private readonly issueSetupCode: IssueSetupCode,
    private readonly confirming: ConfirmPassword,
    private readonly roles: RolesQuery,
    private readonly changeRoles: ChangeRoles,
    private readonly inviting: InviteUser,
  ) {}

  /** A fresh one-time set-up code while there is no administrator, else null (ID-11). */
  setupCode(): Promise<string | null> {
    return this.issueSetupCode.execute();
  }

  /** That the actor knows their password. Throws IDENTITY.WRONG_PASSWORD; wrong guesses count like those of sign-in. */
  async confirmPassword(actor: Actor, password: string): Promise<void> {
    await this.confirming.execute(actor, password);
  }

  /** Ids of the active users who hold a permission, ascending. */
  usersWith(tx: Tx, permission: Permission): Promise<readonly number[]> {
    return this.users.idsWith(tx, permission);
  }

  /** The user's row, locked until the transaction ends. */
  async lockUser(tx: Tx, userId: number): Promise<void> {
    await this.users.lock(tx, [userId]);
  }

  /** The same, each user's row locked until the transaction ends: what is written for a user is written one after the other. */
  async lockUsersWith(tx: Tx, permission: Permission): Promise<readonly number[]> {
    const ids = await this.users.idsWith(tx, permission);
    await this.users.lock(tx, ids);
    return ids;
  }

  /** A role of the company's own, unless there is one of this name already. */
  async ensureRole(actor: Actor, input: RoleInput): Promise<void> {
    const present = (await this.roles.list()).some(({ name }) => name === input.name);
    if (!present) await this.changeRoles.create(actor, input);
  }

  /** Invites a colleague to a role, by its name, unless they are invited already. */
  async invite(actor: Actor, to: { readonly email: string; readonly name: string }, roleName: string): Promise<void> {
    const role = (await this.roles.list()).find(({ name }) => name === roleName);
    if (role === undefined) throw new DomainError('IDENTITY.ROLE_NOT_FOUND');
    try {
      await this.inviting.execute(actor, { ...to, roleId: role.id });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'IDENTITY.ALREADY_INVITED')) throw error;
    }
  }
}
