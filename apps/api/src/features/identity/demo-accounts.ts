import { Injectable } from '@nestjs/common';
import { seededRoles, type ClientInput, type Permission, type SeededRole } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Config } from '@picolo/server/config';
import { Db } from '@picolo/server/db';
import { ClientsFacade } from '../clients/index.js';
import { PasswordHasher } from './password-hasher.js';
import { UsersRepository } from './persistence/users.repository.js';

/** Public by design; demo data never enters a production installation. */
export const demoPassword = 'Picolo-2026!';

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly role: SeededRole;
}

interface DemoAccount extends DemoPerson {
  readonly client?: ClientInput;
  /** Their VAT number is one that they typed themselves: it waits for staff. */
  readonly unconfirmed?: true;
}

const accounts = [
  { email: 'admin@picolo.test', name: 'Claire Fontaine', role: 'admin' },
  { email: 'employee@picolo.test', name: 'Julien Morel', role: 'employee' },
  { email: 'advisor@picolo.test', name: 'Sofia Bernard', role: 'employee' },
  { email: 'couturier@picolo.test', name: 'Hélène Roussel', role: 'employee' },
  {
    email: 'client@picolo.test',
    name: 'Camille Lefèvre',
    role: 'client',
    client: {
      kind: 'person',
      name: 'Camille Lefèvre',
      phone: '+33 6 39 98 12 04',
      billing: { line1: '18 rue des Capucins', postalCode: '69001', city: 'Lyon', country: 'FR' },
    },
  },
  {
    email: 'client2@picolo.test',
    name: 'Marc Delaunay',
    role: 'client',
    client: {
      kind: 'company',
      name: 'Atelier Delaunay SARL',
      phone: '+33 4 65 71 22 80',
      siren: '732829320',
      vatNumber: 'FR44732829320',
      billing: {
        line1: '4 place du Marché',
        line2: 'Bâtiment B',
        postalCode: '38000',
        city: 'Grenoble',
        country: 'FR',
      },
      delivery: {
        name: 'Atelier Delaunay, réception',
        line1: '27 avenue de la Gare',
        postalCode: '38500',
        city: 'Voiron',
        country: 'FR',
      },
    },
  },
  // Companies of the neighbouring country, made up; their VAT numbers have the right shape and key.
  {
    email: 'client3@picolo.test',
    name: 'Anke Verzonnen',
    role: 'client',
    client: {
      kind: 'company',
      name: 'Traiteur Imaginaire SRL',
      vatNumber: 'BE0999999922',
      billing: { line1: '7 rue de la Fiction', postalCode: '1050', city: 'Ixelles', country: 'BE' },
    },
  },
  {
    email: 'client4@picolo.test',
    name: 'Joris Fictief',
    role: 'client',
    unconfirmed: true,
    client: {
      kind: 'company',
      name: 'Boekhandel Verzinsel BV',
      vatNumber: 'BE0999000921',
      billing: { line1: 'Sprookjesstraat 12', postalCode: '9000', city: 'Gent', country: 'BE' },
    },
  },
] as const satisfies readonly DemoAccount[];

export type DemoEmail = (typeof accounts)[number]['email'];

/** The accounts that `npm start` shows. */
@Injectable()
export class DemoAccounts {
  constructor(
    private readonly config: Config,
    private readonly db: Db,
    private readonly users: UsersRepository,
    private readonly clients: ClientsFacade,
    private readonly hasher: PasswordHasher,
  ) {}

  /** Makes those that are missing; answers everybody's user id. Refused unless this installation may hold demo data. */
  async ensure(): Promise<Readonly<Record<DemoEmail, number>>> {
    const ids: [DemoEmail, number][] = [];
    for (const account of accounts) ids.push([account.email, await this.person(account)]);
    return Object.fromEntries(ids) as Record<DemoEmail, number>;
  }

  /** The user id of one of them, or of somebody beside them; made when missing. */
  async person(account: DemoPerson): Promise<number> {
    if (this.config.production || !this.config.demo)
      throw new Error('demo accounts need PICOLO_DEMO=1, never production');
    const present = await this.db.tx((tx) => this.users.idByEmail(tx, account.email));
    return present ?? (await this.make(account));
  }

  /** Everybody as they would act when signed in, for demo data that goes through the use cases. Makes those missing. */
  async actors(): Promise<Readonly<Record<DemoEmail, Actor>>> {
    const ids = await this.ensure();
    const actors: [DemoEmail, Actor][] = [];
    for (const { email, name, role } of accounts) {
      const userId = ids[email];
      const clientId = (await this.clients.findByUser(userId))?.id ?? null;
      const clientIds = clientId === null ? [] : [clientId];
      const permissions = new Set<Permission>(seededRoles[role]);
      actors.push([
        email,
        { userId, sessionId: 0, name, locale: 'fr', permissions, clientId, clientIds, address: null },
      ]);
    }
    return Object.fromEntries(actors) as Record<DemoEmail, Actor>;
  }

  private async make({ email, name, role, client, unconfirmed }: DemoAccount): Promise<number> {
    const passwordHash = await this.hasher.hash(demoPassword);
    return await this.db.tx(async (tx) => {
      const userId = await this.users.insert(tx, { email, passwordHash, name, role, locale: 'fr', verified: true });
      if (client !== undefined) {
        await this.clients.create(tx, { ...client, email }, userId, unconfirmed === true ? 'client' : 'staff');
      }
      return userId;
    });
  }
}
