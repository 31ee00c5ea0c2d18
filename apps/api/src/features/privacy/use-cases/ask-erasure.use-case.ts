import { Injectable } from '@nestjs/common';
import { DomainError, erasureDays, type ErasureView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { ErasuresRepository } from '../persistence/erasures.repository.js';
import { PersonalDataQuery } from '../queries/personal-data.query.js';
import { OpenMatters } from './open-matters.js';

const graceMs = erasureDays * 86_400_000;

export interface ErasureRequest {
  readonly clientId: number;
  /** Asked by the client themselves. */
  readonly isClient: boolean;
  /** Without the days in which it can be undone. */
  readonly now: boolean;
}

/** A client is to be forgotten (ID-9): in seven days, in which it can be undone; refused while orders are open. */
@Injectable()
export class AskErasure {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly erasures: ErasuresRepository,
    private readonly matters: OpenMatters,
    private readonly query: PersonalDataQuery,
    private readonly audit: AuditFacade,
  ) {}

  /** Throws PRIVACY.OPEN_ORDERS, CLIENTS.NOT_FOUND. */
  async execute(actor: Actor, request: ErasureRequest): Promise<ErasureView> {
    await this.db.tx((tx) => this.apply(tx, actor, request));
    return await this.query.erasure(request.clientId);
  }

  /** Throws PRIVACY.NO_ERASURE when none is open any more. */
  async undo(clientId: number): Promise<void> {
    const undone = await this.db.tx((tx) => this.erasures.undo(tx, clientId, this.clock.now()));
    if (!undone) throw new DomainError('PRIVACY.NO_ERASURE');
  }

  private async apply(tx: Tx, actor: Actor, { clientId, isClient, now: atOnce }: ErasureRequest): Promise<void> {
    await this.matters.refuse(tx, clientId);
    const now = this.clock.now();
    const dueAt = atOnce ? now : new Date(now.getTime() + graceMs);
    await this.erasures.ask(tx, clientId, { userId: actor.userId, isClient }, now, dueAt);
    await this.audit.record(tx, actor, { action: 'client.erasure-asked', subject: `client:${clientId}` });
  }
}
