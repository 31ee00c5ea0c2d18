import { Injectable } from '@nestjs/common';
import { DomainError, type ClientView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { ClientsRepository } from '../persistence/clients.repository.js';
import { ClientsQuery } from '../queries/clients.query.js';

/** Staff found a VAT number right that a client typed: it may take VAT off their orders from now on (OR-7). */
@Injectable()
export class ConfirmVatNumber {
  constructor(
    private readonly db: Db,
    private readonly clients: ClientsRepository,
    private readonly query: ClientsQuery,
    private readonly audit: AuditFacade,
    private readonly clock: Clock,
  ) {}

  /** `version`: of the record that was looked at; another number since then is not confirmed unseen. */
  async execute(actor: Actor, id: number, version: number): Promise<ClientView> {
    await this.db.tx(async (tx) => {
      const client = await this.clients.findForUpdate(tx, id);
      if (client === null) throw new DomainError('CLIENTS.NOT_FOUND');
      if (client.version !== version) throw new DomainError('CLIENTS.VERSION_CONFLICT', { version: client.version });
      if (client.vatNumber === null) throw new DomainError('CLIENTS.NO_VAT_NUMBER');
      if (client.vatNumberConfirmedAt !== null) return;
      await this.clients.confirmVatNumber(tx, id, this.clock.now());
      await this.audit.record(tx, actor, {
        ...{ action: 'client.vat-number-confirmed', subject: `client:${id}`, subjectName: client.name },
        ...{ after: { vatNumber: client.vatNumber }, personOf: { clientId: id } },
      });
    });
    return await this.query.view(id);
  }
}
