import type { ClientInput } from '@picolo/contracts';

/** Clients without an account; the four of the demo accounts make fourteen. SIREN and VAT numbers have valid keys. */
export const clients = {
  garnier: {
    kind: 'person',
    name: 'Élodie Garnier',
    email: 'elodie.garnier@courriel.example',
    phone: '+33 6 39 98 41 20',
    billing: { line1: '3 allée des Acacias', postalCode: '44300', city: 'Nantes', country: 'FR' },
  },
  lebrun: {
    kind: 'person',
    name: 'Thomas Le Brun',
    email: 'thomas.lebrun@courriel.example',
    phone: '+33 6 39 98 57 73',
    billing: { line1: '41 boulevard Jean-Moulin', postalCode: '44100', city: 'Nantes', country: 'FR' },
    delivery: {
      name: 'Madame Le Brun',
      line1: '6 chemin du Calvaire',
      postalCode: '56340',
      city: 'Carnac',
      country: 'FR',
    },
  },
  benali: {
    kind: 'person',
    name: 'Nadia Benali',
    email: 'nadia.benali@courriel.example',
    billing: {
      line1: '12 rue Kervégan',
      line2: '3e étage, porte gauche',
      postalCode: '44000',
      city: 'Nantes',
      country: 'FR',
    },
  },
  vasseur: {
    kind: 'person',
    name: 'Jean-Baptiste Vasseur',
    email: 'jb.vasseur@courriel.example',
    phone: '+33 2 61 53 90 08',
    billing: { line1: '27 rue de la Gare', postalCode: '44600', city: 'Saint-Nazaire', country: 'FR' },
  },
  oliveira: {
    kind: 'person',
    name: 'Inês de Oliveira',
    email: 'ines.oliveira@courriel.example',
    billing: { line1: '85 route de Vannes', postalCode: '44800', city: 'Saint-Herblain', country: 'FR' },
  },
  corbineau: {
    kind: 'person',
    name: 'Paulette Corbineau',
    phone: '+33 2 61 53 33 19',
    email: 'paulette.corbineau@courriel.example',
    billing: {
      line1: 'La Haie-Fouassière, 2 le Bourg',
      postalCode: '44690',
      city: 'La Haie-Fouassière',
      country: 'FR',
    },
  },
  hotel: {
    kind: 'company',
    name: 'Hôtel du Quai SAS',
    email: 'economat@hotelduquai.example',
    phone: '+33 2 61 53 62 00',
    siren: '519073464',
    vatNumber: 'FR58519073464',
    billing: { line1: '14 quai de la Fosse', postalCode: '44000', city: 'Nantes', country: 'FR' },
    delivery: {
      name: 'Hôtel du Quai, économat',
      line1: '2 rue des Salorges',
      postalCode: '44100',
      city: 'Nantes',
      country: 'FR',
    },
  },
  salon: {
    kind: 'company',
    name: 'Le Salon de Margaux SARL',
    email: 'margaux@salondemargaux.example',
    siren: '790318240',
    vatNumber: 'FR28790318240',
    billing: { line1: '5 place Viarme', postalCode: '44000', city: 'Nantes', country: 'FR' },
  },
  architectes: {
    kind: 'company',
    name: 'Ateliers Rive Sud, architectes',
    email: 'accueil@rivesud.example',
    phone: '+33 2 61 53 48 51',
    siren: '438651200',
    vatNumber: 'FR08438651200',
    billing: {
      line1: '30 rue La Noue Bras de Fer',
      line2: 'Bâtiment C',
      postalCode: '44200',
      city: 'Nantes',
      country: 'FR',
    },
  },
  comite: {
    kind: 'company',
    name: 'Comité des fêtes de Vertou',
    email: 'tresorier@fetes-vertou.example',
    siren: '902174580',
    billing: {
      name: 'Monsieur le trésorier',
      line1: '1 place Saint-Martin',
      postalCode: '44120',
      city: 'Vertou',
      country: 'FR',
    },
  },
} as const satisfies Record<string, ClientInput>;

export type SeededClient = keyof typeof clients;
