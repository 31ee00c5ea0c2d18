import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  changeUserRole,
  getUser,
  listUsers,
  reactivateUser,
  resetSecondFactor,
  suspendUser,
  type Page,
  type UserDetail,
  type UserListItem,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import { UsersQuery } from '../queries/users.query.js';
import { ManageUsers } from '../use-cases/manage-users.use-case.js';
import { UserListQueryDto, UserRoleDto } from './users.dto.js';

@Controller()
export class UsersController {
  constructor(
    private readonly query: UsersQuery,
    private readonly manage: ManageUsers,
  ) {}

  @Serves(listUsers)
  list(@Query() query: UserListQueryDto): Promise<Page<UserListItem>> {
    return this.query.page(query);
  }

  @Serves(getUser)
  one(@Param() { id }: IdParam): Promise<UserDetail> {
    return this.query.byId(id);
  }

  @Serves(changeUserRole)
  async role(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() { roleId }: UserRoleDto,
  ): Promise<UserDetail> {
    await this.manage.changeRole(actor, id, roleId);
    return await this.query.byId(id);
  }

  @Serves(suspendUser)
  async suspend(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<UserDetail> {
    await this.manage.suspend(actor, id);
    return await this.query.byId(id);
  }

  @Serves(reactivateUser)
  async reactivate(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<UserDetail> {
    await this.manage.reactivate(actor, id);
    return await this.query.byId(id);
  }

  @Serves(resetSecondFactor)
  async resetSecondFactor(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<UserDetail> {
    await this.manage.resetSecondFactor(actor, id);
    return await this.query.byId(id);
  }
}
