import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { InvoicesRepository } from '../persistence/invoices.repository.js';
import { MailInvoice } from './mail-invoice.js';

/** Mails an invoice because staff asks for it (IN-6). */
@Injectable()
export class SendInvoice {
  constructor(
    private readonly db: Db,
    private readonly invoices: InvoicesRepository,
    private readonly mail: MailInvoice,
    private readonly audit: AuditFacade,
  ) {}

  /** Throws INVOICES.NOT_FOUND, INVOICES.NOT_READY, INVOICES.NO_EMAIL. */
  async execute(actor: Actor, id: number, to: string | undefined): Promise<void> {
    await this.db.tx(async (tx) => {
      const invoice = await this.invoices.withDocument(tx, id);
      if (invoice === null) throw new DomainError('INVOICES.NOT_FOUND');
      const { number, clientId, canonical, pdf } = invoice;
      if (pdf === null) throw new DomainError('INVOICES.NOT_READY', { number });
      if (!(await this.mail.execute(tx, { id, clientId, canonical, pdf }, to ?? null)))
        throw new DomainError('INVOICES.NO_EMAIL');
      await this.audit.record(tx, actor, {
        ...{ action: 'invoice.sent', subject: `invoice:${id}`, subjectName: number },
      });
    });
  }
}
