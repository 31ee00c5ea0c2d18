import { Directive, booleanAttribute, inject, input } from '@angular/core';
import { FieldComponent } from './field.component';

/** Look and labelling of a native input, textarea or select inside a `ui-field` (or alone with its own aria-label). */
@Directive({
  selector: 'input[uiInput], textarea[uiInput], select[uiInput]',
  host: {
    class: 'ui-input',
    '[class.ui-input--number]': 'numeric()',
    '[attr.id]': 'field?.controlId',
    '[attr.aria-describedby]': 'field?.describedBy()',
    '[attr.aria-invalid]': 'field?.message() ? "true" : null',
  },
})
export class InputDirective {
  readonly numeric = input(false, { transform: booleanAttribute });
  protected readonly field = inject(FieldComponent, { optional: true });
}
