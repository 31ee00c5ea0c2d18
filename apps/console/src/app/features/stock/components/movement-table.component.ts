import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type MovementView, orderNumber } from '@picolo/contracts';
import { QuantityPipe, RelativePipe } from '@picolo/ui';
import type { PagedList } from '../../../platform/paged-list';
import { RightLinkComponent } from '../../../platform/right-link.component';
import { Texts } from '../../../platform/texts';
import { Locations } from '../data/locations';
import { MovementKindComponent } from './movement-kind.component';

/** Rows of the stock ledger. */
@Component({
  selector: 'app-movement-table',
  imports: [MovementKindComponent, QuantityPipe, RelativePipe, RightLinkComponent, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './movement-table.component.html',
  styles: `
    .name {
      color: inherit;
      text-decoration: none;
    }
    .name:hover {
      text-decoration: underline;
    }
    .delta {
      font-weight: 550;
    }
    .up {
      color: var(--color-on-success-soft);
    }
    .why {
      max-width: 32ch;
    }
  `,
})
export class MovementTableComponent {
  readonly list = input.required<PagedList<MovementView>>();
  /** On a product's page: the product is known. */
  readonly ofProduct = input(false);
  protected readonly t = inject(Texts).t;
  protected readonly locations = inject(Locations);

  constructor() {
    this.locations.ensure();
  }

  /** "Réserve → Magasin" for a transfer, else the place. */
  protected placeOf({ location, transfer, onHandDelta }: MovementView): string {
    if (transfer === null) return location;
    return onHandDelta < 0 ? `${location} → ${transfer.otherLocation}` : `${transfer.otherLocation} → ${location}`;
  }
  protected readonly orderNumber = orderNumber;
}
