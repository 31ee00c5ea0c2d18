import { Injectable } from '@nestjs/common';
import type { ClientInput } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { ClientsFacade } from '../../apps/api/src/features/clients/index.js';
import { DemoAccounts, IdentityFacade } from '../../apps/api/src/features/identity/index.js';
import { SettingsFacade } from '../../apps/api/src/features/settings/index.js';
import type { calendar } from './calendar.js';
import { clients, type SeededClient } from './clients.js';
import { company } from './company.js';
import { logo } from './logo.js';
import type { Buyer } from './orders.js';
import { stockKeeper } from './roles.js';
import type { People } from './shop-orders.seed.js';
import { ShopStaffSeed } from './shop-staff.seed.js';

/** The company, the demo accounts, the clients without an account. */
@Injectable()
export class ShopPeopleSeed {
  constructor(
    private readonly db: Db,
    private readonly accounts: DemoAccounts,
    private readonly identity: IdentityFacade,
    private readonly clients: ClientsFacade,
    private readonly settings: SettingsFacade,
    private readonly staff: ShopStaffSeed,
  ) {}

  /** Adds who is missing; company settings that somebody changed stay as they are. */
  async ensure(): Promise<People> {
    const actors = await this.accounts.actors();
    await this.db.tx(async (tx) => {
      if ((await this.settings.company(tx)) !== null) return;
      await this.settings.storeCompany(tx, company);
      await this.settings.storeLogo(tx, logo);
    });
    await this.identity.ensureRole(actors['admin@picolo.test'], stockKeeper);
    const records = new Map<Buyer, number>();
    for (const [name, input] of Object.entries(clients)) {
      records.set(name as SeededClient, await this.client(input));
    }
    const ordering = ['client@picolo.test', 'client2@picolo.test', 'client3@picolo.test'] as const;
    return {
      admin: actors['admin@picolo.test'],
      employee: actors['employee@picolo.test'],
      accounts: new Map(ordering.map((email) => [email, actors[email]])),
      records,
    };
  }

  /** Colleagues who came and went. */
  async colleagues({ admin }: People, at: ReturnType<typeof calendar>): Promise<void> {
    await this.staff.ensure(admin, at);
  }

  private async client(input: ClientInput): Promise<number> {
    return await this.db.tx(
      async (tx) => (await this.clients.idByEmail(tx, input.email ?? '')) ?? (await this.clients.create(tx, input)),
    );
  }
}
