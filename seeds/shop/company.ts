import type { CompanySettings } from '@picolo/contracts';

/** The demo company: a grocer and household shop in Nantes, made up. Its invoices print by themselves, the seeded ones do not. */
export const company: CompanySettings = {
  name: 'L’Épicerie des Tilleuls',
  legalForm: 'SARL',
  capitalCents: 1_500_000,
  siren: '842139073',
  siret: '84213907300014',
  rcsCity: 'Nantes',
  vatNumber: 'FR45842139073',
  vatOnDebits: false,
  address: { line1: '9 rue des Tilleuls', postalCode: '44000', city: 'Nantes', country: 'FR' },
  email: 'bonjour@tilleuls.example',
  phone: '+33 2 61 53 04 17',
  electronicAddress: '842139073',
  iban: 'FR76 3000 6000 0112 3456 7890 189',
  nature: 'B1',
  timeZone: 'Europe/Paris',
  fiscalYearStartMonth: 1,
  paymentDays: 30,
  printInvoices: true,
  mailInvoices: true,
  transmitInvoices: true,
  legalTexts: [
    {
      validFrom: '2020-01-01',
      latePenalties:
        'Tout retard de paiement entraîne de plein droit des pénalités au taux de trois fois le taux d’intérêt légal ' +
        '(article L. 441-10 du Code de commerce).',
      recoveryFee:
        'Pour les professionnels, une indemnité forfaitaire de 40 € est due pour frais de recouvrement ' +
        '(article D. 441-5 du Code de commerce).',
      earlyPayment: 'Aucun escompte n’est accordé pour paiement anticipé.',
      paymentTerms: 'Paiement à 30 jours à compter de la date de facture, par virement, carte ou chèque.',
      vatOnDebits: 'Option pour le paiement de la taxe d’après les débits.',
      exemption: { code: 'VATEX-EU-132', text: 'Exonération de TVA, article 132 de la directive 2006/112/CE.' },
      intraCommunity: 'Exonération de TVA, article 262 ter I du Code général des impôts.',
      reverseCharge: 'Autoliquidation : TVA due par le preneur, articles 44 et 196 de la directive 2006/112/CE.',
    },
  ],
};
