import { Injectable } from '@nestjs/common';
import {
  mayBeExempt,
  regimeSeller,
  vatRegimeOf,
  type Address,
  type OrderBuyer,
  type VatRegime,
} from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { ClientsFacade, type ClientForOrder } from '../../clients/index.js';
import { SettingsFacade } from '../../settings/index.js';
import { freezeBuyer } from '../domain/freeze.js';
import type { Order } from '../domain/order.js';

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
    const vatRegime = await this.regime(tx, buyer, client.vatNumberConfirmed);
    return { client, buyer: vatRegime === null ? buyer : { ...buyer, vatRegime } };
  }

  /** Whether an order delivered elsewhere bears the VAT that was agreed: goods for another country may bear another. */
  async keepsVat(tx: Tx, { clientId, buyer }: Pick<Order, 'clientId' | 'buyer'>, after: OrderBuyer): Promise<boolean> {
    if (!mayBeExempt(after) || countryOf(buyer) === countryOf(after)) return true;
    const agreed = buyer.vatRegime ?? null;
    // The number of an order without VAT was confirmed, whatever the record says since.
    const confirmed = agreed !== null || (await this.clients.forOrder(clientId, tx)).vatNumberConfirmed;
    return (await this.regime(tx, after, confirmed)) === agreed;
  }

  private async regime(tx: Tx, buyer: OrderBuyer, vatNumberConfirmed: boolean): Promise<VatRegime | null> {
    // Asked for the few who may be concerned: everybody else's order costs no further query.
    const company = mayBeExempt(buyer) ? await this.settings.company(tx) : null;
    return company === null ? null : vatRegimeOf({ ...buyer, vatNumberConfirmed }, regimeSeller(company));
  }
}

const countryOf = ({ delivery, billing }: OrderBuyer): string => (delivery ?? billing)?.country ?? '';
