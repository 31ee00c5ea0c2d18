import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { AccessCache, type Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { AuditFacade } from '../../audit/index.js';
import { ApiKeysRepository } from '../persistence/api-keys.repository.js';
import { apiKeyChanged } from './api-key-news.js';

/** Ends a key for good. */
@Injectable()
export class RevokeApiKey {
  constructor(
    private readonly db: Db,
    private readonly keys: ApiKeysRepository,
    private readonly audit: AuditFacade,
    private readonly outbox: Outbox,
    private readonly access: AccessCache,
    private readonly clock: Clock,
  ) {}

  /** When it ends, no process takes the key any more; again is harmless. Throws INTEGRATIONS.KEY_NOT_FOUND. */
  async execute(actor: Actor, id: number): Promise<void> {
    await this.db.tx(async (tx) => {
      const key = await this.keys.hold(tx, id);
      if (key === null) throw new DomainError('INTEGRATIONS.KEY_NOT_FOUND');
      if (key.revokedAt !== null) return;
      await this.keys.revoke(tx, id, this.clock.now());
      await this.audit.record(tx, actor, {
        ...{ action: 'api-key.revoked', subject: `api-key:${id}`, subjectName: key.name },
        before: { start: key.start },
      });
      await this.outbox.append(tx, [], [apiKeyChanged(id)]);
    });
    // Nobody's own rights changed, but what the processes keep of keys did.
    await this.access.announce([]);
  }
}
