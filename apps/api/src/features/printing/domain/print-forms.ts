import { DomainError, takesPdf, type PrinterDriverKind } from '@picolo/contracts';

/** Refuses a PDF where one of the printers that it may come out of takes none. Throws PRINTING.PDF_NOT_SUPPORTED. */
export const checkPdf = (printers: readonly { readonly name: string; readonly driver: PrinterDriverKind }[]): void => {
  const lacking = printers.find(({ driver }) => !takesPdf(driver));
  if (lacking !== undefined) throw new DomainError('PRINTING.PDF_NOT_SUPPORTED', { printer: lacking.name });
};
