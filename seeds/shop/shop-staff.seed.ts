import { Injectable } from '@nestjs/common';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { DemoStaff, IdentityFacade } from '../../apps/api/src/features/identity/index.js';
import type { calendar } from './calendar.js';
import { stockKeeper } from './roles.js';

const former = { email: 'luc.perrin@picolo.test', name: 'Luc Perrin', role: 'employee' } as const;
const expected = { email: 'ines.caron@picolo.test', name: 'Inès Caron' };

/** Who came, who left, and who is expected (ID-2, ID-4). */
@Injectable()
export class ShopStaffSeed {
  constructor(
    private readonly clock: Clock,
    private readonly staff: DemoStaff,
    private readonly identity: IdentityFacade,
  ) {}

  async ensure(by: Actor, at: ReturnType<typeof calendar>): Promise<void> {
    await this.clock.at(at(54, 8), () => this.staff.join(former));
    await this.clock.at(at(11, 16, 20), () => this.staff.leave(by, former));
    await this.clock.at(at(1, 9, 40), () => this.identity.invite(by, expected, stockKeeper.name));
  }
}
