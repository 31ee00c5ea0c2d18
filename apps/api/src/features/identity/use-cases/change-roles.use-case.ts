import { Injectable } from '@nestjs/common';
import {
  DomainError,
  isSeededRole,
  permissions as everyPermission,
  type Permission,
  type RoleInput,
  type RoleNameInput,
  type RolePermissionsInput,
} from '@picolo/contracts';
import { AccessCache, type Actor, type Concerned } from '@picolo/server/auth';
import { Db, type Tx } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { RolesRepository, type RoleRow } from '../persistence/roles.repository.js';
import { Administrators } from './administrators.js';
import { IdentityNews } from './identity-news.js';

/** From so many users on, everybody's rights are looked at again instead of theirs. */
const manyUsers = 1_000;

/** In the order of the catalogue, each once. */
const inOrder = (given: readonly Permission[]): Permission[] => everyPermission.filter((name) => given.includes(name));

/** Roles made, named, given rights and deleted by administrators (ID-3); a change acts at once, everywhere. */
@Injectable()
export class ChangeRoles {
  constructor(
    private readonly db: Db,
    private readonly roles: RolesRepository,
    private readonly administrators: Administrators,
    private readonly audit: AuditFacade,
    private readonly access: AccessCache,
    private readonly news: IdentityNews,
  ) {}

  /** The new role's id. Throws IDENTITY.ROLE_NAME_TAKEN. */
  async create(actor: Actor, { name, permissions: given }: RoleInput): Promise<number> {
    const permissions = inOrder(given);
    return await this.db.tx(async (tx) => {
      const id = await this.roles.insert(tx, name);
      await this.roles.grant(tx, id, permissions);
      await this.audit.record(tx, actor, {
        ...{ action: 'role.created', subject: `role:${id}`, subjectName: name },
        after: { name, permissions },
      });
      await this.news.role(tx, id);
      return id;
    });
  }

  async rename(actor: Actor, id: number, { name, version }: RoleNameInput): Promise<void> {
    const users = await this.db.tx(async (tx) => {
      const role = await this.own(tx, id, version);
      await this.roles.rename(tx, id, name);
      await this.audit.record(tx, actor, {
        ...{ action: 'role.renamed', subject: `role:${id}`, subjectName: name },
        ...{ before: { name: role.name }, after: { name } },
      });
      await this.news.role(tx, id);
      return await this.concerned(tx, id);
    });
    await this.access.announce(users);
  }

  /** Throws IDENTITY.ROLE_VERSION_CONFLICT, IDENTITY.LAST_ADMINISTRATOR. */
  async setPermissions(actor: Actor, id: number, { permissions, version }: RolePermissionsInput): Promise<void> {
    const users = await this.db.tx(async (tx) => {
      await this.administrators.keepOne(tx, () => this.grant(tx, actor, id, version, inOrder(permissions)));
      return await this.concerned(tx, id);
    });
    await this.access.announce(users);
  }

  /** Throws IDENTITY.ROLE_IN_USE with the number of users who have it. */
  async delete(actor: Actor, id: number): Promise<void> {
    await this.db.tx(async (tx) => {
      const role = await this.own(tx, id, null);
      if (role.users > 0) throw new DomainError('IDENTITY.ROLE_IN_USE', { users: role.users });
      await this.roles.delete(tx, id);
      await this.audit.record(tx, actor, {
        ...{ action: 'role.deleted', subject: `role:${id}`, subjectName: role.name },
        before: { name: role.name, permissions: role.permissions },
      });
      await this.news.role(tx, id);
    });
  }

  private async grant(tx: Tx, actor: Actor, id: number, version: number, after: readonly Permission[]): Promise<void> {
    const role = await this.roles.hold(tx, id);
    refuseOtherVersion(role, version);
    await this.roles.setPermissions(tx, id, after);
    await this.audit.record(tx, actor, {
      ...{ action: 'role.permissions-changed', subject: `role:${id}`, subjectName: role.name },
      ...{ before: { permissions: inOrder(role.permissions) }, after: { permissions: after } },
    });
    await this.news.role(tx, id);
  }

  /** A role that is the company's own: the seeded ones stay what they are called. */
  private async own(tx: Tx, id: number, version: number | null): Promise<RoleRow> {
    const role = await this.roles.hold(tx, id);
    if (isSeededRole(role.name)) throw new DomainError('IDENTITY.ROLE_SEEDED');
    if (version !== null) refuseOtherVersion(role, version);
    return role;
  }

  private async concerned(tx: Tx, id: number): Promise<Concerned> {
    const users = await this.roles.userIds(tx, id, manyUsers);
    return users.length < manyUsers ? users : null;
  }
}

const refuseOtherVersion = (role: RoleRow, version: number): void => {
  if (role.version !== version) throw new DomainError('IDENTITY.ROLE_VERSION_CONFLICT', { version: role.version });
};
