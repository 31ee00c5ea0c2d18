import type { CompanySettings, FrozenAddress, LegalTexts, OrderSnapshot, OrderSnapshotLine } from '@picolo/contracts';

export const LEGAL_TEXTS: LegalTexts = {
  validFrom: '2020-01-01',
  latePenalties: 'En cas de retard de paiement, pénalités au taux de trois fois l’intérêt légal.',
  recoveryFee: 'Entre professionnels, indemnité forfaitaire pour frais de recouvrement de 40 €.',
  earlyPayment: 'Pas d’escompte pour paiement anticipé.',
  paymentTerms: 'Paiement à 30 jours.',
  vatOnDebits: 'Option pour le paiement de la taxe d’après les débits.',
  exemption: { code: 'VATEX-EU-79-C', text: 'Débours exonérés de TVA (CGI, art. 267-II-2°).' },
  intraCommunity: 'Exonération de TVA, article 262 ter I du Code général des impôts.',
  reverseCharge: 'Autoliquidation : TVA due par le preneur, articles 44 et 196 de la directive 2006/112/CE.',
};

/** Complete settings for tests. */
export function companySettings(overrides: Partial<CompanySettings> = {}): CompanySettings {
  return {
    name: 'Maison Bruyère',
    legalForm: 'SARL',
    capitalCents: 2_000_000,
    siren: '123456782',
    siret: '12345678200010',
    rcsCity: 'Nantes',
    vatNumber: 'FR11123456782',
    vatOnDebits: false,
    address: { line1: '12 rue des Carmes', postalCode: '44000', city: 'Nantes', country: 'FR' },
    email: 'bonjour@maison-bruyere.example',
    phone: '+33 2 40 00 00 00',
    electronicAddress: '123456782',
    iban: 'FR76 3000 6000 0112 3456 7890 189',
    nature: 'B1',
    timeZone: 'Europe/Paris',
    fiscalYearStartMonth: 1,
    paymentDays: 30,
    printInvoices: true,
    mailInvoices: false,
    legalTexts: [LEGAL_TEXTS],
    ...overrides,
  };
}

const billing: FrozenAddress = {
  name: 'Élodie Garnier',
  line1: '3 allée des Tilleuls',
  postalCode: '35000',
  city: 'Rennes',
  country: 'FR',
};

export function orderLine(overrides: Partial<OrderSnapshotLine> = {}): OrderSnapshotLine {
  const line = {
    sku: 'THE-001',
    name: 'Thé vert',
    unit: 'pièce',
    quantity: 10_000,
    unitPrice: 8_325_000,
    vatRate: 2000,
  };
  return { ...line, ...overrides };
}

/** A processed order of a private client, for tests. */
export function orderSnapshot(overrides: Partial<OrderSnapshot> = {}): OrderSnapshot {
  return {
    id: 117,
    number: 'CMD-2026-000117',
    status: 'processed',
    clientId: 5,
    clientUserId: 9,
    purchaseOrder: null,
    buyer: {
      kind: 'person',
      name: 'Élodie Garnier',
      email: 'elodie@example.org',
      siren: null,
      vatNumber: null,
      billing,
      delivery: null,
    },
    lines: [orderLine()],
    processedAt: '2026-11-20T09:29:00.000Z',
    ...overrides,
  };
}
