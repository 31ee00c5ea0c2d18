import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { OrderView } from '@picolo/contracts';
import { ButtonComponent, DialogComponent, FieldComponent, InputDirective } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

/** Cancelling cannot be taken back: names the order and what follows. */
@Component({
  selector: 'app-cancel-dialog',
  imports: [ButtonComponent, DialogComponent, FieldComponent, InputDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [open]="open()" [title]="t('order.cancelTitle', { number: order().number })" (closed)="closed.emit()">
      <div class="ui-stack">
        <p>{{ order().status === 'processed' ? t('order.cancelTextInvoiced') : t('order.cancelText') }}</p>
        <ui-field optional [label]="t('order.note')" [help]="t('order.cancelNoteHelp')">
          <textarea #note uiInput rows="3" maxlength="500" [value]="text()" (input)="text.set(note.value)"></textarea>
        </ui-field>
      </div>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="closed.emit()">{{ t('order.keep') }}</button>
        <button uiButton type="button" variant="danger" [busy]="busy()" (click)="confirmed.emit(text().trim())">
          {{ t('order.cancelDo') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class CancelDialogComponent {
  readonly open = input.required<boolean>();
  readonly busy = input(false);
  readonly order = input.required<OrderView>();
  readonly closed = output();
  /** The note, may be empty. */
  readonly confirmed = output<string>();

  protected readonly t = inject(Texts).t;
  protected readonly text = signal('');
}
