import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  createApiKey,
  listApiKeys,
  revokeApiKey,
  type ApiKeyView,
  type CreatedApiKey,
  type Page,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import { ApiKeysQuery } from '../queries/api-keys.query.js';
import { CreateApiKey } from '../use-cases/create-api-key.use-case.js';
import { RevokeApiKey } from '../use-cases/revoke-api-key.use-case.js';
import { ApiKeyDto, ApiKeyListQueryDto } from './api-keys.dto.js';

@Controller()
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeysQuery,
    private readonly creating: CreateApiKey,
    private readonly revoking: RevokeApiKey,
  ) {}

  @Serves(listApiKeys)
  list(@Query() query: ApiKeyListQueryDto): Promise<Page<ApiKeyView>> {
    return this.keys.page(query);
  }

  @Serves(createApiKey)
  async create(@CurrentActor() actor: Actor, @Body() body: ApiKeyDto): Promise<CreatedApiKey> {
    const { id, key } = await this.creating.execute(actor, body);
    return { ...(await this.keys.one(id)), key };
  }

  @Serves(revokeApiKey)
  async revoke(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<ApiKeyView> {
    await this.revoking.execute(actor, id);
    return await this.keys.one(id);
  }
}
