import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';

/** Thin line at the top while the next page is on its way. */
@Component({
  selector: 'app-progress',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
  template: `
    @if (moving()) {
      <div class="progress"></div>
    }
  `,
})
export class ProgressComponent {
  private readonly router = inject(Router);
  protected readonly moving = computed(() => this.router.currentNavigation() !== null && this.router.navigated);
}
