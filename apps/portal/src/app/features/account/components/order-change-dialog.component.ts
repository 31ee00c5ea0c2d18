import { ChangeDetectionStrategy, Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import { applyWhen, FormField, form, maxLength } from '@angular/forms/signals';
import { type ChangeOrderInput, type OrderView, changeMyOrder } from '@picolo/contracts';
import { ButtonComponent, DialogComponent, FieldComponent, InputDirective } from '@picolo/ui';
import { Api } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { type AddressModel, addressModel, addressOf, addressRules } from '../data/contact';
import { type EditLine, editLines, linesChanged, linesInput } from '../data/order-edit';
import { AddressFieldsComponent } from './address-fields.component';
import { OrderLinesEditComponent } from './order-lines-edit.component';

interface ChangeModel {
  readonly elsewhere: boolean;
  readonly delivery: AddressModel;
  readonly note: string;
  readonly purchaseOrder: string;
}

const modelOf = (order: OrderView): ChangeModel => ({
  elsewhere: JSON.stringify(order.delivery) !== JSON.stringify(order.billing),
  delivery: addressModel(order.delivery),
  note: order.note ?? '',
  purchaseOrder: order.purchaseOrder ?? '',
});

/** A pending order is changed by its client: lines, address, words; all of it or nothing (OR-5). */
@Component({
  selector: 'app-order-change-dialog',
  imports: [
    AddressFieldsComponent,
    ButtonComponent,
    DialogComponent,
    FieldComponent,
    FormField,
    InputDirective,
    OrderLinesEditComponent,
    RefusalComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      look="wide"
      [open]="open()"
      [title]="t('order.changeTitle', { number: order().number })"
      (closed)="closed.emit()"
    >
      <form id="order-change" novalidate class="ui-stack" (submit)="save($event)">
        <app-refusal [problem]="sending.problem()" [title]="t('order.changeFailed')" />
        <p class="ui-subtle">{{ t('order.changeText') }}</p>
        <app-order-lines-edit [(lines)]="lines" />
        <label class="ui-check">
          <input type="checkbox" [formField]="fields.elsewhere" />
          <span>{{ t('order.elsewhere') }}</span>
        </label>
        @if (model().elsewhere) {
          <app-address-fields section="shipping" recipient [fields]="fields.delivery" />
        }
        <ui-field optional [label]="t('order.note')" [field]="fields.note">
          <textarea uiInput rows="2" [formField]="fields.note"></textarea>
        </ui-field>
        <ui-field optional [label]="t('order.purchaseOrder')" [field]="fields.purchaseOrder">
          <input uiInput autocomplete="off" [formField]="fields.purchaseOrder" />
        </ui-field>
      </form>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="closed.emit()">{{ t('order.cancelKeep') }}</button>
        <button
          uiButton
          type="submit"
          form="order-change"
          variant="primary"
          [busy]="sending.busy()"
          [disabled]="nothing()"
        >
          {{ t('order.changeSave') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class OrderChangeDialogComponent {
  readonly open = input.required<boolean>();
  readonly order = input.required<OrderView>();
  readonly closed = output();
  readonly changed = output<OrderView>();

  private readonly api = inject(Api);
  protected readonly t = inject(Texts).t;
  protected readonly lines = signal<readonly EditLine[]>([]);
  protected readonly model = signal<ChangeModel>({
    ...{ elsewhere: false, delivery: addressModel(null), note: '', purchaseOrder: '' },
  });
  protected readonly fields = form(this.model, (path) => {
    maxLength(path.note, 1000);
    maxLength(path.purchaseOrder, 50);
    applyWhen(
      path,
      ({ value }) => value().elsewhere,
      (there) => {
        addressRules(there.delivery, this.t);
      },
    );
  });
  protected readonly sending = submission(this.fields, () => this.send());
  /** The order the dialog began with: what is sent is a change of this one. */
  private base: OrderView | null = null;

  constructor() {
    effect(() => {
      if (!this.open()) return;
      untracked(() => {
        this.base = this.order();
        this.lines.set(editLines(this.base));
        this.fields().reset(modelOf(this.base));
      });
    });
  }

  protected nothing(): boolean {
    return linesInput(this.lines()).length === 0;
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    await this.sending.run();
  }

  private async send(): Promise<void> {
    const base = this.base;
    if (base === null) return;
    const body = this.inputFrom(base);
    this.changed.emit(await this.api.call(changeMyOrder, { params: { id: base.id }, body }));
  }

  private inputFrom(base: OrderView): ChangeOrderInput {
    const [before, now] = [modelOf(base), this.model()];
    const moved =
      before.elsewhere !== now.elsewhere || JSON.stringify(before.delivery) !== JSON.stringify(now.delivery);
    return {
      version: base.version,
      ...(linesChanged(this.lines(), base) && { lines: linesInput(this.lines()) }),
      ...(now.note !== before.note && { note: now.note }),
      ...(now.purchaseOrder !== before.purchaseOrder && { purchaseOrder: now.purchaseOrder }),
      ...(moved && { delivery: now.elsewhere ? addressOf(now.delivery) : null }),
    };
  }
}
