import {
  userKinds,
  userStatuses,
  type Same,
  type UserKind,
  type UserListQuery,
  type UserStatus,
} from '@picolo/contracts';
import { ListQueryDto, maxId } from '@picolo/server/http';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

export class UserListQueryDto extends ListQueryDto {
  @IsOptional()
  @IsIn(userKinds)
  kind?: UserKind;

  @IsOptional()
  @IsIn(userStatuses)
  status?: UserStatus;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  roleId?: number;
}

export class UserRoleDto {
  @IsInt()
  @Min(1)
  @Max(maxId)
  roleId!: number;
}

export const userListQueryDtoIsQuery: Same<UserListQueryDto, UserListQuery> = true;
export const userRoleDtoIsInput: Same<UserRoleDto, { roleId: number }> = true;
