import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, isDuplicateKey, type Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { AuditFacade } from '../../audit/index.js';
import { TransmissionsRepository, type Transmission } from '../persistence/transmissions.repository.js';
import { PlatformGateway } from '../platform/platform-gateway.js';
import { DepositRules } from './deposit-rules.js';
import { transmissionChanged } from './transmission-news.js';

/** What depositing needs of its feature. */
@Injectable()
export class DepositParts {
  constructor(
    readonly transmissions: TransmissionsRepository,
    readonly rules: DepositRules,
    readonly gateway: PlatformGateway,
  ) {}
}

/** Puts an invoice on its way to the platform: by itself when its document is there, or because somebody asks. */
@Injectable()
export class AskDeposit {
  constructor(
    private readonly db: Db,
    private readonly parts: DepositParts,
    private readonly audit: AuditFacade,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Nothing for what is not to be deposited, or is on its way already. */
  async byItself(tx: Tx, invoiceId: number): Promise<void> {
    const past = await this.parts.transmissions.ofInvoiceForUpdate(tx, invoiceId);
    if (past.length > 0) return;
    const { obstacle, number } = await this.parts.rules.check(tx, invoiceId, undefined);
    if (obstacle === null) await this.begin(tx, invoiceId, number, 1);
  }

  /** Throws INVOICES.NOT_FOUND, TRANSMISSIONS.NOT_POSSIBLE with the obstacle. */
  async byHand(actor: Actor, invoiceId: number): Promise<void> {
    try {
      await this.db.tx(async (tx) => {
        const [last] = await this.parts.transmissions.ofInvoiceForUpdate(tx, invoiceId);
        const { obstacle, number } = await this.parts.rules.check(tx, invoiceId, last);
        if (obstacle !== null) throw new DomainError('TRANSMISSIONS.NOT_POSSIBLE', { obstacle });
        // What failed may have reached the platform without an answer: only the same id keeps it from being there twice.
        const resumed = last === undefined || last.state === 'refused' ? null : last;
        const attempt = resumed?.attempt ?? (last?.attempt ?? 0) + 1;
        await this.audit.record(tx, actor, {
          ...{ action: 'invoice.deposited-again', subject: `invoice:${invoiceId}`, subjectName: number },
          after: { attempt },
        });
        if (resumed === null) await this.begin(tx, invoiceId, number, attempt);
        else await this.resume(tx, resumed);
      });
    } catch (error) {
      // Two asked for the first deposit at once, when there was no row to wait for.
      if (!isDuplicateKey(error, 'uq_invoice_transmissions')) throw error;
      throw new DomainError('TRANSMISSIONS.NOT_POSSIBLE', { obstacle: 'under-way' });
    }
  }

  private async begin(tx: Tx, invoiceId: number, number: string, attempt: number): Promise<void> {
    const { transmissions, gateway } = this.parts;
    const createdAt = this.clock.now();
    const ourId = `${number}-${String(attempt)}`;
    const id = await transmissions.insert(tx, { invoiceId, attempt, ourId, platform: gateway.platform, createdAt });
    await this.tell(tx, { id, invoiceId }, 1);
  }

  private async resume(tx: Tx, last: Transmission): Promise<void> {
    const { transmissions, gateway } = this.parts;
    const resumed = await transmissions.resume(tx, last.id, gateway.platform);
    if (!resumed) throw new DomainError('TRANSMISSIONS.NOT_POSSIBLE', { obstacle: 'under-way' });
    await this.tell(tx, last, last.version + 1);
  }

  private async tell(tx: Tx, asked: Pick<Transmission, 'id' | 'invoiceId'>, version: number): Promise<void> {
    const { id, invoiceId } = asked;
    await this.outbox.append(
      tx,
      [{ type: 'transmission.asked', subject: `invoice:${String(invoiceId)}`, payload: { transmissionId: id } }],
      [transmissionChanged(asked, version)],
    );
  }
}
