import { Body, Controller, Param } from '@nestjs/common';
import {
  createRole,
  deleteRole,
  listRoleChoices,
  listRoles,
  renameRole,
  setRolePermissions,
  type RoleChoice,
  type RoleView,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import { RolesQuery } from '../queries/roles.query.js';
import { ChangeRoles } from '../use-cases/change-roles.use-case.js';
import { RoleDto, RoleNameDto, RolePermissionsDto } from './roles.dto.js';

@Controller()
export class RolesController {
  constructor(
    private readonly query: RolesQuery,
    private readonly roles: ChangeRoles,
  ) {}

  @Serves(listRoles)
  list(): Promise<readonly RoleView[]> {
    return this.query.list();
  }

  @Serves(listRoleChoices)
  choices(): Promise<readonly RoleChoice[]> {
    return this.query.choices();
  }

  @Serves(createRole)
  async create(@CurrentActor() actor: Actor, @Body() { name, permissions }: RoleDto): Promise<RoleView> {
    return await this.query.byId(await this.roles.create(actor, { name, permissions }));
  }

  @Serves(renameRole)
  async rename(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: RoleNameDto): Promise<RoleView> {
    await this.roles.rename(actor, id, body);
    return await this.query.byId(id);
  }

  @Serves(setRolePermissions)
  async grant(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: RolePermissionsDto,
  ): Promise<RoleView> {
    await this.roles.setPermissions(actor, id, body);
    return await this.query.byId(id);
  }

  @Serves(deleteRole)
  async remove(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<void> {
    await this.roles.delete(actor, id);
  }
}
