import { StreamableFile } from '@nestjs/common';
import type { InvoicePdf } from '../queries/invoices.query.js';

/** The stored bytes, to be shown in the browser and saved under the invoice's number. */
export function pdfAnswer({ number, pdf }: InvoicePdf): StreamableFile {
  return new StreamableFile(pdf, {
    type: 'application/pdf',
    length: pdf.length,
    disposition: `inline; filename="${number}.pdf"`,
  });
}
