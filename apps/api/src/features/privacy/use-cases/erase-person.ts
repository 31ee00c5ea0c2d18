import { Injectable } from '@nestjs/common';
import type { Tx } from '@picolo/server/db';
import type { Person } from '@picolo/server/personal-data';
import { AuditFacade } from '../../audit/index.js';
import { ClientsFacade } from '../../clients/index.js';
import { ExportsRepository } from '../persistence/exports.repository.js';
import { OpenMatters } from './open-matters.js';
import { PersonalDataSources } from './personal-data-sources.js';

/** Takes a person out of every feature, and destroys the keys under which the audit log names them. */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly clients: ClientsFacade,
    private readonly matters: OpenMatters,
    private readonly sources: PersonalDataSources,
    private readonly exports: ExportsRepository,
    private readonly audit: AuditFacade,
  ) {}

  /** Null, and nothing changed, while orders are open. */
  async execute(tx: Tx, clientId: number): Promise<Person | null> {
    const person = await this.clients.person(tx, clientId);
    if ((await this.matters.count(tx, person)) > 0) return null;
    for (const source of this.sources.all()) await source.erase?.(tx, person);
    await this.exports.forgetClient(tx, person.clientIds);
    for (const id of person.clientIds) await this.audit.forgetPerson(tx, { clientId: id });
    if (person.userId !== null) await this.audit.forgetPerson(tx, { userId: person.userId });
    await this.audit.record(tx, null, { action: 'client.erased', subject: `client:${clientId}` });
    return person;
  }
}
