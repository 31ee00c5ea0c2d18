import { Injectable } from '@nestjs/common';
import { mayBeExempt, regimeSeller, vatRegimeOf, type Address, type OrderBuyer } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { ClientsFacade, type ClientForOrder } from '../../clients/index.js';
import { SettingsFacade } from '../../settings/index.js';
import { freezeBuyer } from '../domain/freeze.js';

/** Who buys, as an order freezes them (ID-10), with the VAT regime of the sale. */
@Injectable()
export class OrderBuyers {
  constructor(
    private readonly clients: ClientsFacade,
    private readonly settings: SettingsFacade,
  ) {}

  /** `delivery`: of this order alone. Throws CLIENTS.NOT_FOUND, ORDERS.NO_BILLING_ADDRESS. */
  async find(
    tx: Tx,
    clientId: number,
    delivery: Address | undefined,
  ): Promise<{ readonly client: ClientForOrder; readonly buyer: OrderBuyer }> {
    const client = await this.clients.forOrder(clientId, tx);
    const buyer = freezeBuyer({ ...client, delivery: delivery ?? client.delivery });
    // Asked for the few who may be concerned: everybody else's order costs no further query.
    const company = mayBeExempt(buyer) ? await this.settings.company(tx) : null;
    const { vatNumberConfirmed } = client;
    const vatRegime = company === null ? null : vatRegimeOf({ ...buyer, vatNumberConfirmed }, regimeSeller(company));
    return { client, buyer: vatRegime === null ? buyer : { ...buyer, vatRegime } };
  }
}
