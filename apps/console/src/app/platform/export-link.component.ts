import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { ButtonComponent, Toasts } from '@picolo/ui';
import { attempt } from '@picolo/web';
import { Texts } from './texts';

/**
 * A list as a file: a link that the browser streams to the disk. `renew` is a small call made first: it renews a sign-in that
 * ran out, which a link cannot.
 */
@Component({
  selector: 'app-export-link',
  imports: [ButtonComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <a uiButton icon="download" [attr.href]="href()" [busy]="saving.busy()" download (click)="save($event)"
      ><ng-content
    /></a>
  `,
})
export class ExportLinkComponent {
  readonly href = input.required<string>();
  readonly renew = input.required<() => Promise<unknown>>();
  private readonly toasts = inject(Toasts);
  private readonly t = inject(Texts).t;
  protected readonly saving = attempt();

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const renewed = await this.saving.run(this.renew());
    if (!renewed) {
      this.toasts.show(this.t('orders.exportFailed'));
      return;
    }
    const link = document.createElement('a');
    link.href = this.href();
    link.download = '';
    link.click();
  }
}
