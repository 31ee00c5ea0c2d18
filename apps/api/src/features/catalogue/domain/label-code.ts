import { barcodeCheckDigit } from '@picolo/contracts';

export type LabelCode = {
  readonly symbology: 'ean13' | 'ean8' | 'upca' | 'code128' | 'qrcode';
  readonly text: string;
};

const gs1: Readonly<Record<number, 'ean13' | 'ean8' | 'upca'>> = { 13: 'ean13', 12: 'upca', 8: 'ean8' };

/** What Code 128 can say. */
const isAscii = (text: string): boolean => /^[\x20-\x7e]+$/u.test(text);

/**
 * The code on a product's label: its barcode as what it is – digits of GS1 with a right check digit as EAN-13, EAN-8 or
 * UPC-A, anything else as Code 128 –, without one the SKU. Letters that Code 128 has not go into a QR code.
 */
export const labelCode = (product: { readonly sku: string; readonly barcode: string | null }): LabelCode => {
  const barcode = product.barcode?.trim() ?? '';
  const text = barcode === '' ? product.sku.trim() : barcode;
  const symbology = barcode !== '' && /^\d+$/u.test(text) ? gs1[text.length] : undefined;
  if (symbology !== undefined && barcodeCheckDigit(text.slice(0, -1)) === Number(text.at(-1)))
    return { symbology, text };
  return { symbology: isAscii(text) ? 'code128' : 'qrcode', text };
};
