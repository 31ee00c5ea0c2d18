import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { ButtonComponent, DialogComponent, FieldComponent, FormDirective, InputDirective } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

@Component({
  selector: 'app-category-dialog',
  imports: [ButtonComponent, DialogComponent, FieldComponent, FormDirective, InputDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [open]="open()" [title]="t('product.newCategory')" (closed)="closed.emit()">
      <form uiForm id="category-form" (sent)="send()">
        <ui-field [label]="t('product.categoryName')">
          <input #name uiInput maxlength="100" autocomplete="off" [value]="text()" (input)="text.set(name.value)" />
        </ui-field>
      </form>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="closed.emit()">{{ t('form.cancel') }}</button>
        <button uiButton type="submit" form="category-form" variant="primary" [disabled]="!text().trim()">
          {{ t('product.addCategory') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class CategoryDialogComponent {
  readonly open = input.required<boolean>();
  readonly closed = output();
  /** The name. */
  readonly added = output<string>();
  protected readonly t = inject(Texts).t;
  protected readonly text = signal('');

  protected send(): void {
    const name = this.text().trim();
    if (!name) return;
    this.added.emit(name);
    this.text.set('');
  }
}
