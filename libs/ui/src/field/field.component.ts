import { ChangeDetectionStrategy, Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { IconComponent } from '../icon/icon.component';
import { UI_TEXTS } from '../text/ui-texts';
import { type FieldLike, UI_ERROR_TEXT } from './field-like';

let ids = 0;

/**
 * Label above, help below, and the error in the place of the help once the control was left. The control inside
 * (`uiInput`, `ui-decimal-input`, `ui-combobox`) takes its id and descriptions from here by itself.
 */
@Component({
  selector: 'ui-field',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-field' },
  template: `
    <label class="ui-field__label" [attr.for]="controlId">
      {{ label() }}
      @if (optional()) {
        <span class="ui-field__optional">{{ texts().optional }}</span>
      }
    </label>
    <ng-content />
    @if (message(); as text) {
      <p class="ui-field__error" [id]="noteId"><ui-icon name="circle-alert" [size]="15" />{{ text }}</p>
    } @else if (help()) {
      <p class="ui-field__help" [id]="noteId">{{ help() }}</p>
    }
  `,
})
export class FieldComponent {
  readonly label = input.required<string>();
  readonly help = input('');
  readonly optional = input(false, { transform: booleanAttribute });
  /** Field of a signal form; its first error is shown after the control was left. */
  readonly field = input<FieldLike | undefined>(undefined);
  /** A ready sentence, for forms without a signal field. */
  readonly error = input('');

  protected readonly texts = inject(UI_TEXTS);
  private readonly errorText = inject(UI_ERROR_TEXT, { optional: true });

  readonly controlId = `ui-control-${String(ids++)}`;
  readonly noteId = `${this.controlId}-note`;

  readonly message = computed(() => {
    const state = this.field()?.();
    const first = state?.touched() ? state.errors()[0] : undefined;
    if (first) return this.errorText?.(first) ?? first.message ?? first.kind;
    return this.error();
  });
  readonly describedBy = computed(() => (this.message() || this.help() ? this.noteId : null));
}
