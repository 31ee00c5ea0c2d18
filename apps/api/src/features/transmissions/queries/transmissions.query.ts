import { Injectable } from '@nestjs/common';
import type { InvoiceTransmissions } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { TransmissionsRepository } from '../persistence/transmissions.repository.js';
import { PlatformGateway } from '../platform/platform-gateway.js';
import { presentTransmission } from '../transmissions.presenter.js';
import { DepositRules } from '../use-cases/deposit-rules.js';

@Injectable()
export class TransmissionsQuery {
  constructor(
    private readonly db: Db,
    private readonly transmissions: TransmissionsRepository,
    private readonly rules: DepositRules,
    private readonly gateway: PlatformGateway,
  ) {}

  /** Throws INVOICES.NOT_FOUND. */
  async ofInvoice(invoiceId: number): Promise<InvoiceTransmissions> {
    const rows = await this.transmissions.ofInvoice(this.db, invoiceId);
    const { obstacle } = await this.db.tx((tx) => this.rules.check(tx, invoiceId, rows[0]));
    const events = await this.transmissions.events(
      this.db,
      rows.map(({ id }) => id),
    );
    return {
      platform: this.gateway.platform,
      obstacle,
      transmissions: rows.map((row) =>
        presentTransmission(
          row,
          events.filter(({ transmissionId }) => transmissionId === row.id),
        ),
      ),
    };
  }
}
