import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ShopProductView } from '@picolo/contracts';
import { Availability } from '../data/availability.service';

/** Availability in words; changes live. */
@Component({
  selector: 'app-availability',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class]': "'availability availability--' + state()" },
  template: `{{ words() }}`,
})
export class AvailabilityComponent {
  readonly product = input.required<ShopProductView>();

  private readonly availability = inject(Availability);
  protected readonly state = computed(() => this.availability.state(this.product()));
  protected readonly words = computed(() => this.availability.words(this.product()));
}
