import { CdkDrag, CdkDragHandle } from '@angular/cdk/drag-drop';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import type { PrinterGroupInput, PrinterGroupView, PrinterView } from '@picolo/contracts';
import {
  ButtonComponent,
  DialogComponent,
  FieldComponent,
  FormDirective,
  IconButtonComponent,
  IconComponent,
  InputDirective,
} from '@picolo/ui';
import type { ProblemError } from '@picolo/web';
import { RefusalComponent } from '../../../platform/refusal.component';
import { ReorderDirective } from '../../../platform/reorder.directive';
import { Texts } from '../../../platform/texts';

/** Name and printers of a group, the first choice first. */
@Component({
  selector: 'app-printer-group-dialog',
  imports: [
    ButtonComponent,
    CdkDrag,
    CdkDragHandle,
    DialogComponent,
    FieldComponent,
    FormDirective,
    IconButtonComponent,
    IconComponent,
    InputDirective,
    RefusalComponent,
    ReorderDirective,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="group() !== undefined"
      [title]="group() ? t('routing.groupTitle') : t('routing.newGroup')"
      (closed)="closed.emit()"
    >
      <form uiForm id="printer-group-form" class="ui-stack" (sent)="save()">
        <app-refusal [problem]="problem()" />
        <ui-field [label]="t('printers.name')">
          <input #box uiInput maxlength="120" autocomplete="off" [value]="name()" (input)="name.set(box.value)" />
        </ui-field>
        <div>
          <h3 class="heading">{{ t('routing.order') }}</h3>
          <ol
            class="members"
            role="list"
            #order="reorder"
            [appReorder]="chosen()"
            (reordered)="members.set(idsOf($event))"
          >
            @for (printer of chosen(); track printer.id; let at = $index, first = $first, last = $last) {
              <li class="member" cdkDrag>
                <span class="member__handle" cdkDragHandle><ui-icon name="drag" [size]="16" /></span>
                <span class="ui-grow">{{ printer.name }}</span>
                <button
                  uiIconButton
                  type="button"
                  icon="up"
                  [label]="t('routing.up', { name: printer.name })"
                  [disabled]="first"
                  (click)="order.move(at, at - 1)"
                ></button>
                <button
                  uiIconButton
                  type="button"
                  icon="chevron-down"
                  [label]="t('routing.down', { name: printer.name })"
                  [disabled]="last"
                  (click)="order.move(at, at + 1)"
                ></button>
                <button
                  uiIconButton
                  type="button"
                  icon="close"
                  [label]="t('routing.takeOut', { name: printer.name })"
                  (click)="takeOut(printer.id)"
                ></button>
              </li>
            } @empty {
              <li class="ui-subtle">{{ t('routing.chooseFirst') }}</li>
            }
          </ol>
        </div>
        @if (others().length) {
          <ui-field [label]="t('routing.addPrinter')">
            <select #adding uiInput (change)="add(+adding.value); adding.value = ''">
              <option value="">{{ t('routing.choose') }}</option>
              @for (printer of others(); track printer.id) {
                <option [value]="printer.id">{{ printer.name }}</option>
              }
            </select>
          </ui-field>
        }
      </form>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="closed.emit()">{{ t('form.cancel') }}</button>
        <button
          uiButton
          type="submit"
          form="printer-group-form"
          variant="primary"
          [busy]="busy()"
          [disabled]="!name().trim() || !chosen().length"
        >
          {{ t('form.save') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .heading {
      font-size: var(--p-text-14);
      font-weight: 500;
    }
    .members {
      margin: 8px 0 0;
      padding: 0;
      list-style: none;
    }
    .member {
      display: flex;
      gap: 8px;
      align-items: center;
      padding: 4px 0;
      overflow-wrap: anywhere;
    }
    .member__handle {
      display: inline-flex;
      color: var(--color-text-subtle);
      cursor: grab;
    }
  `,
})
export class PrinterGroupDialogComponent {
  /** Null: a new one; undefined: closed. */
  readonly group = input.required<PrinterGroupView | null | undefined>();
  readonly printers = input.required<readonly PrinterView[]>();
  readonly problem = input.required<ProblemError | null>();
  readonly busy = input(false);
  readonly saved = output<PrinterGroupInput>();
  readonly closed = output();
  protected readonly t = inject(Texts).t;
  protected readonly name = signal('');
  protected readonly members = signal<readonly number[]>([]);
  protected readonly chosen = computed(() =>
    this.members().flatMap((id) => this.printers().find((printer) => printer.id === id) ?? []),
  );
  protected readonly others = computed(() => this.printers().filter(({ id }) => !this.members().includes(id)));

  constructor() {
    effect(() => {
      const group = this.group();
      this.name.set(group?.name ?? '');
      this.members.set(group?.printerIds ?? []);
    });
  }

  protected idsOf(printers: readonly PrinterView[]): readonly number[] {
    return printers.map(({ id }) => id);
  }

  protected add(id: number): void {
    if (id > 0) this.members.update((members) => [...members, id]);
  }

  protected takeOut(id: number): void {
    this.members.update((members) => members.filter((member) => member !== id));
  }

  protected save(): void {
    const printerIds = this.idsOf(this.chosen());
    if (this.name().trim() !== '' && printerIds.length > 0) this.saved.emit({ name: this.name().trim(), printerIds });
  }
}
