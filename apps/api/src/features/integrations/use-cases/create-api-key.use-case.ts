import { Injectable } from '@nestjs/common';
import { apiKeyScopes, dayAfter, dayOf, DomainError, startOfDay, type ApiKeyInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { AuditFacade } from '../../audit/index.js';
import { SettingsFacade } from '../../settings/index.js';
import { hashApiKey, newApiKey, startOfApiKey } from '../api-key-secrets.js';
import { ApiKeysRepository } from '../persistence/api-keys.repository.js';
import { apiKeyChanged } from './api-key-news.js';

/** Makes a key for a program. It is the company's: it goes on when its maker leaves. */
@Injectable()
export class CreateApiKey {
  constructor(
    private readonly db: Db,
    private readonly keys: ApiKeysRepository,
    private readonly settings: SettingsFacade,
    private readonly audit: AuditFacade,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The key, this once. Throws IDENTITY.RIGHTS_BEYOND_YOURS, INTEGRATIONS.DAY_PAST. */
  async execute(
    actor: Actor,
    { name, scopes: asked, lastDay = null }: ApiKeyInput,
  ): Promise<{ id: number; key: string }> {
    const beyond = asked.filter((scope) => !actor.permissions.has(scope));
    if (beyond.length > 0) throw new DomainError('IDENTITY.RIGHTS_BEYOND_YOURS', { permissions: beyond });
    const key = newApiKey();
    const scopes = apiKeyScopes.filter((scope) => asked.includes(scope));
    const id = await this.db.tx(async (tx) => {
      const createdAt = this.clock.now();
      const kept = await this.keys.insert(tx, {
        ...{ name, start: startOfApiKey(key), hash: hashApiKey(key), scopes, createdBy: actor, createdAt },
        expiresAt: lastDay === null ? null : await this.endOf(tx, lastDay, createdAt),
      });
      await this.audit.record(tx, actor, {
        ...{ action: 'api-key.created', subject: `api-key:${kept}`, subjectName: name },
        after: { start: startOfApiKey(key), scopes, lastDay },
      });
      await this.outbox.append(tx, [], [apiKeyChanged(kept)]);
      return kept;
    });
    return { id, key };
  }

  private async endOf(tx: Tx, lastDay: string, now: Date): Promise<Date> {
    const zone = await this.settings.timeZone(tx);
    if (lastDay < dayOf(now, zone)) throw new DomainError('INTEGRATIONS.DAY_PAST');
    return startOfDay(dayAfter(lastDay), zone);
  }
}
