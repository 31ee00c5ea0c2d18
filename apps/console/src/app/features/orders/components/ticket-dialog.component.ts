import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { previewOrderTicket, url } from '@picolo/contracts';
import { ButtonComponent, DialogComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { PaperPictureComponent } from '../../printing/components/paper-picture.component';

/** The ticket of an order as it will look, before it is printed (PR-5). */
@Component({
  selector: 'app-ticket-dialog',
  imports: [ButtonComponent, DialogComponent, PaperPictureComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [open]="open()" [title]="t('order.ticketJob')" (closed)="closed.emit()">
      @if (open()) {
        <app-paper-picture [source]="source()" [label]="t('order.ticketPicture')" />
      }
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="closed.emit()">{{ t('form.cancel') }}</button>
        <button uiButton type="button" variant="primary" icon="printing" [busy]="busy()" (click)="printed.emit()">
          {{ t('order.ticketPrint') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class TicketDialogComponent {
  readonly open = input.required<boolean>();
  readonly orderId = input.required<number>();
  /** Of the order: a change makes another picture. */
  readonly version = input.required<number>();
  readonly busy = input(false);
  readonly printed = output();
  readonly closed = output();
  protected readonly t = inject(Texts).t;
  protected readonly source = computed(() =>
    url(previewOrderTicket, { id: this.orderId() }, { version: this.version() }),
  );
}
