import {
  apiKeyScopes,
  apiKeyStates,
  type ApiKeyInput,
  type ApiKeyListQuery,
  type ApiKeyScope,
  type ApiKeyState,
  type Same,
} from '@picolo/contracts';
import { IsDay, ListQueryDto, Text } from '@picolo/server/http';
import { OmitType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional } from 'class-validator';

export class ApiKeyDto {
  @Text(80)
  name!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(apiKeyScopes.length)
  @IsIn(apiKeyScopes, { each: true })
  scopes!: readonly ApiKeyScope[];

  @IsOptional()
  @IsDay()
  lastDay?: string | null;
}

export class ApiKeyListQueryDto extends OmitType(ListQueryDto, ['q']) {
  @IsOptional()
  @IsIn(apiKeyStates)
  state?: ApiKeyState;
}

export const apiKeyDtoIsInput: Same<ApiKeyDto, ApiKeyInput> = true;
export const apiKeyListQueryIsInput: Same<ApiKeyListQueryDto, ApiKeyListQuery> = true;
