import { Injectable } from '@nestjs/common';
import type { PersonalExportView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { AuditFacade } from '../../audit/index.js';
import { ExportsRepository } from '../persistence/exports.repository.js';
import { PersonalDataQuery } from '../queries/personal-data.query.js';

/** Wants an archive of a client's data. One at a time: asked twice, it is made once. */
@Injectable()
export class AskExport {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly exports: ExportsRepository,
    private readonly outbox: Outbox,
    private readonly query: PersonalDataQuery,
    private readonly audit: AuditFacade,
  ) {}

  async execute(actor: Actor, clientId: number): Promise<PersonalExportView> {
    const id = await this.db.tx(async (tx) => {
      const underWay = await this.exports.underWay(tx, clientId);
      if (underWay !== null) return underWay;
      const exportId = await this.exports.insert(tx, clientId, actor.userId, actor.locale, this.clock.now());
      await this.audit.record(tx, actor, { action: 'client.exported', subject: `client:${clientId}` });
      await this.outbox.append(tx, [
        { type: 'personal-export.asked', subject: `client:${String(clientId)}`, payload: { exportId } },
      ]);
      return exportId;
    });
    return await this.query.archive(id);
  }
}
