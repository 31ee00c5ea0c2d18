import { Injectable, computed, inject, signal } from '@angular/core';
import { type RegimeBuyer, type VatRegime, mayBeExempt, myProfile, shopSeller, vatRegimeOf } from '@picolo/contracts';
import { Api, Session, loaded } from '@picolo/web';

/** Whether what is in the basket is sold with VAT, as the order will be (OR-7). Provide it with the page. */
@Injectable()
export class SaleVat {
  private readonly api = inject(Api);
  private readonly session = inject(Session);

  readonly profile = loaded(() => (this.session.can('orders.own') ? this.api.request(myProfile) : null));
  /** What the form of the page says of the buyer; null where there is none. */
  readonly edited = signal<RegimeBuyer | null>(null);
  private readonly buyer = computed<RegimeBuyer | null>(() => this.edited() ?? this.profile.value());
  /** Asked for the few whom it may concern. */
  private readonly concerned = computed(() => {
    const buyer = this.buyer();
    return buyer !== null && mayBeExempt(buyer) && buyer.vatNumberConfirmed;
  });
  private readonly seller = loaded(() => (this.concerned() ? this.api.request(shopSeller) : null));

  readonly regime = computed<VatRegime | null>(() => {
    const [buyer, seller] = [this.buyer(), this.seller.value()?.seller ?? null];
    return buyer === null || seller === null ? null : vatRegimeOf(buyer, seller);
  });
  /** False as long as an answer of the server may still change the prices. */
  readonly known = computed(() => {
    if (!this.session.known()) return false;
    if (this.session.can('orders.own') && this.profile.state() === 'loading') return false;
    return !this.concerned() || this.seller.state() !== 'loading';
  });
}
