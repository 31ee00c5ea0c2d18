import { Injectable } from '@nestjs/common';
import type { InvoiceSnapshot } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { Mailer } from '@picolo/server/mail';
import { ClientsFacade } from '../../clients/index.js';
import { invoiceLetter } from './invoice-letter.js';

export interface InvoiceToMail {
  readonly id: number;
  readonly clientId: number;
  readonly canonical: string;
  readonly pdf: Buffer;
}

/**
 * Puts an invoice into the post: the very bytes of its document, in the transaction of whoever asks (IN-6). The letter speaks
 * the client's language; the document is in French, as the law of the seller wants it.
 */
@Injectable()
export class MailInvoice {
  constructor(
    private readonly mailer: Mailer,
    private readonly clients: ClientsFacade,
  ) {}

  /** False when there is nowhere to send it to. `to` null: the address that the invoice froze. */
  async execute(tx: Tx, { id, clientId, canonical, pdf }: InvoiceToMail, to: string | null = null): Promise<boolean> {
    const invoice = JSON.parse(canonical) as InvoiceSnapshot;
    const recipient = to ?? invoice.buyer.email;
    if (recipient === null || recipient === '') return false;
    const locale = await this.clients.localeOf(tx, clientId);
    await this.mailer.queue(tx, {
      ...invoiceLetter(invoice, locale),
      ...{ to: recipient, locale, about: `invoice:${String(id)}` },
      attachments: [{ name: `${invoice.number}.pdf`, mediaType: 'application/pdf', bytes: pdf }],
    });
    return true;
  }
}
