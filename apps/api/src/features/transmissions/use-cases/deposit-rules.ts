import { Injectable } from '@nestjs/common';
import { DomainError, type DepositObstacle, type InvoiceSnapshot } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { InvoicesFacade } from '../../invoices/index.js';
import { SettingsFacade } from '../../settings/index.js';
import { TransmissionsRepository, type Transmission } from '../persistence/transmissions.repository.js';
import { PlatformGateway } from '../platform/platform-gateway.js';

export interface Depositable {
  readonly obstacle: DepositObstacle | null;
  readonly number: string;
  readonly snapshot: InvoiceSnapshot;
}

/** Whether an invoice may be deposited: it goes between French companies, its document is there, and it is not under way. */
@Injectable()
export class DepositRules {
  constructor(
    private readonly settings: SettingsFacade,
    private readonly invoices: InvoicesFacade,
    private readonly gateway: PlatformGateway,
    private readonly transmissions: TransmissionsRepository,
  ) {}

  /** Throws INVOICES.NOT_FOUND. `last`: its newest transmission. */
  async check(tx: Tx, invoiceId: number, last: Transmission | undefined): Promise<Depositable> {
    const document = await this.invoices.document(tx, invoiceId);
    if (document === null) throw new DomainError('INVOICES.NOT_FOUND');
    const { number, snapshot, pdf } = document;
    const company = await this.settings.company(tx);
    const reasons: readonly [DepositObstacle, boolean][] = [
      ['not-b2b', snapshot.treatment !== 'B2B'],
      ['no-platform', this.gateway.platform === 'none'],
      ['off', company?.transmitInvoices !== true],
      ['under-way', await this.isUnderWay(tx, last)],
      ['not-ready', pdf === null],
    ];
    return { obstacle: reasons.find(([, applies]) => applies)?.[0] ?? null, number, snapshot };
  }

  /** One that waits although its task was given up, while the database was away, counts as failed. */
  private async isUnderWay(tx: Tx, last: Transmission | undefined): Promise<boolean> {
    if (last === undefined || last.state === 'refused' || last.state === 'failed') return false;
    return last.state !== 'waiting' || (await this.transmissions.isAsked(tx, last));
  }
}
