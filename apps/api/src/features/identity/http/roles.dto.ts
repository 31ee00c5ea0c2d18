import {
  permissions,
  type Permission,
  type RoleInput,
  type RoleNameInput,
  type RolePermissionsInput,
  type Same,
} from '@picolo/contracts';
import { maxId, Text } from '@picolo/server/http';
import { ArrayMaxSize, IsArray, IsIn, IsInt, Max, Min } from 'class-validator';

export class RoleDto {
  @Text(60)
  name!: string;

  @IsArray()
  @ArrayMaxSize(200)
  @IsIn(permissions, { each: true })
  permissions!: readonly Permission[];
}

export class RoleNameDto {
  @Text(60)
  name!: string;

  @IsInt()
  @Min(1)
  @Max(maxId)
  version!: number;
}

export class RolePermissionsDto {
  @IsArray()
  @ArrayMaxSize(200)
  @IsIn(permissions, { each: true })
  permissions!: readonly Permission[];

  @IsInt()
  @Min(1)
  @Max(maxId)
  version!: number;
}

export const roleDtoIsInput: Same<RoleDto, RoleInput> = true;
export const roleNameDtoIsInput: Same<RoleNameDto, RoleNameInput> = true;
export const rolePermissionsDtoIsInput: Same<RolePermissionsDto, RolePermissionsInput> = true;
