import { Injectable } from '@nestjs/common';
import { DomainError, isSeededRole, type RoleChoice, type RoleView } from '@picolo/contracts';
import { RolesRepository, type RoleRow } from '../persistence/roles.repository.js';

const view = ({ id, name, permissions, users, version }: RoleRow): RoleView => ({
  ...{ id, name, seeded: isSeededRole(name), permissions, users, version },
});

const choice = ({ id, name, permissions }: RoleRow): RoleChoice => ({
  id,
  name,
  seeded: isSeededRole(name),
  permissions,
});

const seeded = ['admin', 'employee', 'client'];

/** The company's own keep their order behind the seeded ones. */
const rank = ({ name }: RoleRow): number => (isSeededRole(name) ? seeded.indexOf(name) : seeded.length);

const seededFirst = (one: RoleRow, other: RoleRow): number => rank(one) - rank(other);

/** Roles, the seeded ones first. */
@Injectable()
export class RolesQuery {
  constructor(private readonly roles: RolesRepository) {}

  async list(): Promise<readonly RoleView[]> {
    return (await this.roles.all()).sort(seededFirst).map(view);
  }

  async choices(): Promise<readonly RoleChoice[]> {
    return (await this.roles.all()).sort(seededFirst).map(choice);
  }

  async byId(id: number): Promise<RoleView> {
    const role = (await this.roles.all()).find((row) => row.id === id);
    if (role === undefined) throw new DomainError('IDENTITY.ROLE_NOT_FOUND');
    return view(role);
  }
}
