import { computeTotals, type InvoiceSnapshot, type InvoiceSnapshotLine } from '@picolo/contracts';

type LineInput = Partial<InvoiceSnapshotLine> & { readonly name?: string };

const SELLER: InvoiceSnapshot['seller'] = {
  name: 'Maison Bruyère',
  address: { line1: '12 rue des Carmes', line2: null, postalCode: '44000', city: 'Nantes', country: 'FR' },
  siren: '123456782',
  siret: '12345678200010',
  vatNumber: 'FR11123456782',
  legalLine: 'SARL au capital de 20 000 € – RCS Nantes 123 456 782',
  electronicAddress: '123456782',
  email: 'bonjour@maison-bruyere.example',
  phone: '+33 2 40 00 00 00',
  iban: 'FR7630006000011234567890189',
};

const LEGAL: InvoiceSnapshot['legal'] = {
  latePenalties: 'En cas de retard de paiement, pénalités au taux de trois fois l’intérêt légal.',
  recoveryFee: 'Entre professionnels, indemnité forfaitaire pour frais de recouvrement de 40 €.',
  earlyPayment: 'Pas d’escompte pour paiement anticipé.',
  paymentTerms: 'Paiement à 30 jours.',
  vatOnDebits: null,
  exemption: null,
};

const PERSON: InvoiceSnapshot['buyer'] = {
  kind: 'person',
  name: 'Élodie Garnier',
  contactName: null,
  address: { line1: '3 allée des Tilleuls', line2: null, postalCode: '35000', city: 'Rennes', country: 'FR' },
  siren: null,
  vatNumber: null,
  email: 'elodie@example.org',
};

/** Buyer of a test that sells to a company. */
export const COMPANY_BUYER: InvoiceSnapshot['buyer'] = {
  kind: 'company',
  name: 'Atelier Martin & Fils',
  contactName: 'Paul Martin',
  address: { line1: '8 quai de la Fosse', line2: 'Bâtiment B', postalCode: '44100', city: 'Nantes', country: 'FR' },
  siren: '987654324',
  vatNumber: 'FR14987654324',
  email: 'compta@martin.example',
};

/** Line of a test with its net already computed. */
export function snapshotLine(input: LineInput = {}): InvoiceSnapshotLine {
  const line = {
    sku: 'THE-001',
    name: 'Thé vert',
    unit: 'pièce',
    quantity: 10_000,
    unitPrice: 8_325_000,
    vatRate: 2000,
  };
  const merged = { ...line, ...input };
  return { ...merged, net: computeTotals([merged]).net };
}

/** A consistent snapshot for tests: totals follow the lines unless overridden. */
export function invoiceSnapshot(
  overrides: Partial<InvoiceSnapshot> = {},
  lines: readonly LineInput[] = [{}],
): InvoiceSnapshot {
  const built = lines.map(snapshotLine);
  const { rates, net, vat, gross } = computeTotals(built);
  return {
    version: 1,
    kind: 'invoice',
    number: 'FA-2026-000042',
    issueDate: '2026-11-20',
    deliveryDate: '2026-11-20',
    dueDate: '2026-12-20',
    issuedAt: '2026-11-20T09:30:00.000Z',
    currency: 'EUR',
    nature: 'B1',
    treatment: overrides.buyer?.kind === 'company' ? 'B2B' : 'B2C',
    orderNumber: 'CMD-2026-000117',
    buyerOrderNumber: null,
    original: null,
    seller: SELLER,
    buyer: PERSON,
    delivery: null,
    lines: built,
    rates,
    net,
    vat,
    gross,
    legal: LEGAL,
    ...overrides,
  };
}
