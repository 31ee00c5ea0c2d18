import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { ButtonComponent, CardComponent, DialogComponent, FieldComponent, InputDirective } from '@picolo/ui';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';

/** The note of the house: read here, changed in a dialog, never shown to the client. */
@Component({
  selector: 'app-internal-note',
  imports: [ButtonComponent, CardComponent, DialogComponent, FieldComponent, InputDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-card [title]="t('order.internalNote')">
      @if (note(); as text) {
        <p class="ui-prewrap">{{ text }}</p>
      } @else {
        <p class="ui-muted">{{ t('order.internalNoteNone') }}</p>
      }
      @if (can('orders.process')) {
        <p class="act">
          <button uiButton type="button" icon="edit" (click)="edit()">
            {{ t(note() ? 'order.internalNoteEdit' : 'order.internalNoteAdd') }}
          </button>
        </p>
      }
    </ui-card>
    <ui-dialog [open]="editing()" [title]="t('order.internalNote')" (closed)="editing.set(false)">
      <ui-field optional [label]="t('order.internalNote')" [help]="t('order.internalNoteHelp')">
        <textarea #box uiInput rows="5" maxlength="2000" [value]="text()" (input)="text.set(box.value)"></textarea>
      </ui-field>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="editing.set(false)">{{ t('form.cancel') }}</button>
        <button uiButton type="button" variant="primary" [busy]="busy()" (click)="save()">{{ t('form.save') }}</button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .act {
      margin-top: 12px;
    }
  `,
})
export class InternalNoteComponent {
  readonly note = input.required<string | null>();
  readonly busy = input(false);
  readonly saved = output<string>();

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly editing = signal(false);
  protected readonly text = signal('');

  protected edit(): void {
    this.text.set(this.note() ?? '');
    this.editing.set(true);
  }

  protected save(): void {
    this.saved.emit(this.text().trim());
    this.editing.set(false);
  }
}
