import type { CompanySettings } from '@picolo/contracts';

/**
 * Settings of the demo shop. The company is invented; its SIREN and VAT number have valid keys. The legal texts follow the
 * numbering of the VAT articles before and since 1 September 2026.
 */
export const shopSettings: CompanySettings = {
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
  phone: '02 40 00 12 34',
  electronicAddress: '123456782',
  iban: 'FR7630006000011234567890189',
  nature: 'B1',
  timeZone: 'Europe/Paris',
  fiscalYearStartMonth: 1,
  paymentDays: 30,
  printInvoices: true,
  legalTexts: [
    {
      validFrom: '2020-01-01',
      latePenalties:
        'Tout retard de paiement entraîne, dès le lendemain de l’échéance, des pénalités au taux de trois fois l’intérêt légal (article L441-10 du Code de commerce).',
      recoveryFee:
        'Entre professionnels, tout retard entraîne une indemnité forfaitaire de 40 € pour frais de recouvrement (article D441-5 du Code de commerce).',
      earlyPayment: 'Aucun escompte n’est accordé pour paiement anticipé.',
      paymentTerms: 'Paiement à 30 jours date de facture, par virement, carte ou chèque.',
      vatOnDebits: 'Option pour le paiement de la taxe d’après les débits.',
      exemption: {
        code: 'VATEX-EU-132',
        text: 'Exonération de TVA (article 261 du Code général des impôts).',
      },
    },
    {
      validFrom: '2026-09-01',
      latePenalties:
        'Tout retard de paiement entraîne, dès le lendemain de l’échéance, des pénalités au taux de trois fois l’intérêt légal (article L441-10 du Code de commerce).',
      recoveryFee:
        'Entre professionnels, tout retard entraîne une indemnité forfaitaire de 40 € pour frais de recouvrement (article D441-5 du Code de commerce).',
      earlyPayment: 'Aucun escompte n’est accordé pour paiement anticipé.',
      paymentTerms: 'Paiement à 30 jours date de facture, par virement, carte ou chèque.',
      vatOnDebits: 'Option pour le paiement de la taxe d’après les débits.',
      exemption: {
        code: 'VATEX-EU-132',
        text: 'Opération exonérée de TVA (Code des impositions sur les biens et services).',
      },
    },
  ],
};
