import { Injectable } from '@nestjs/common';
import type { InvoiceSnapshot } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { Mailer } from '@picolo/server/mail';
import { invoiceLetter } from './invoice-letter.js';

export interface InvoiceToMail {
  readonly id: number;
  readonly canonical: string;
  readonly pdf: Buffer;
}

/** Puts an invoice into the post: the very bytes of its document, in the transaction of whoever asks (IN-6). */
@Injectable()
export class MailInvoice {
  constructor(private readonly mailer: Mailer) {}

  /** False when there is nowhere to send it to. `to` null: the address that the invoice froze. */
  async execute(tx: Tx, { id, canonical, pdf }: InvoiceToMail, to: string | null = null): Promise<boolean> {
    const invoice = JSON.parse(canonical) as InvoiceSnapshot;
    const recipient = to ?? invoice.buyer.email;
    if (recipient === null || recipient === '') return false;
    await this.mailer.queue(tx, {
      ...invoiceLetter(invoice, 'fr'),
      ...{ to: recipient, locale: 'fr', about: `invoice:${String(id)}` },
      attachments: [{ name: `${invoice.number}.pdf`, mediaType: 'application/pdf', bytes: pdf }],
    });
    return true;
  }
}
