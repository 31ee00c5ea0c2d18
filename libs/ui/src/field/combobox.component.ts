import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  booleanAttribute,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { IconComponent } from '../icon/icon.component';
import { UI_TEXTS } from '../text/ui-texts';
import { FieldComponent } from './field.component';

export interface ComboOption {
  readonly id: number;
  readonly label: string;
  readonly hint?: string;
}

/** Choice of one out of many by typing: the page answers `search` with new `options`. */
@Component({
  selector: 'ui-combobox',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-combobox' },
  template: `
    <span class="ui-affix" [attr.data-invalid]="field?.message() ? 'true' : null">
      <ui-icon name="search" [size]="16" />
      <input
        #box
        type="text"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        [attr.id]="controlId"
        [attr.aria-label]="label() || null"
        [attr.aria-expanded]="open()"
        [attr.aria-controls]="open() ? listId : null"
        [attr.aria-activedescendant]="open() && options().length ? listId + '-' + active() : null"
        [attr.aria-describedby]="field?.describedBy()"
        [attr.aria-invalid]="field?.message() ? 'true' : null"
        [placeholder]="placeholder()"
        [value]="text()"
        (focus)="begin()"
        (input)="type(box.value)"
        (keydown)="onKey($event)"
        (blur)="leave()"
      />
    </span>
    @if (open()) {
      <div class="ui-combobox__list ui-floating">
        @if (options().length) {
          <ul class="ui-listbox" role="listbox" [id]="listId" [attr.aria-labelledby]="controlId">
            @for (option of options(); track option.id) {
              <!-- The keyboard works on the input (aria-activedescendant); mousedown keeps the focus there. -->
              <li
                role="option"
                [id]="listId + '-' + $index"
                [attr.aria-selected]="option.id === value()"
                [attr.data-active]="$index === active()"
                (mousedown)="pick(option, $event)"
              >
                <span class="ui-grow">{{ option.label }}</span>
                @if (option.hint) {
                  <span class="ui-subtle ui-small ui-nowrap">{{ option.hint }}</span>
                }
              </li>
            }
          </ul>
        } @else {
          <p class="ui-state__text" style="padding: 12px">{{ busy() ? texts().loading : texts().noResults }}</p>
        }
      </div>
    }
  `,
})
export class ComboboxComponent implements FormValueControl<number | null> {
  readonly value = model<number | null>(null);
  readonly options = input.required<readonly ComboOption[]>();
  /** Words of the chosen one, where it is not among the options (yet). */
  readonly chosen = input('');
  readonly label = input('');
  readonly placeholder = input('');
  readonly busy = input(false);
  /** What is picked goes elsewhere (a line of an order) and the box is empty again. */
  readonly adds = input(false, { transform: booleanAttribute });
  readonly searched = output<string>();
  readonly picked = output<ComboOption>();
  readonly touch = output();

  protected readonly texts = inject(UI_TEXTS);
  protected readonly field = inject(FieldComponent, { optional: true });
  protected readonly controlId = this.field?.controlId ?? `ui-combobox-${String(nextId++)}`;
  protected readonly listId = `${this.controlId}-list`;
  protected readonly open = signal(false);
  protected readonly active = linkedSignal({ source: this.options, computation: () => 0 });
  private readonly typed = signal<string | null>(null);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  protected readonly text = computed(() => this.typed() ?? this.chosenLabel());
  private readonly chosenLabel = computed(() => {
    const id = this.value();
    if (id === null) return '';
    return this.options().find((option) => option.id === id)?.label ?? this.chosen();
  });

  /** The options are those of what was typed last. */
  private answered = true;
  /** Enter came before the answer: a scanner types faster than any search. What is found first is then taken. */
  private hasty = false;

  constructor() {
    effect(() => {
      // Read too: a page that searches says `busy` in the same turn in which something is typed.
      this.typed();
      const [busy, option] = [this.busy(), this.options()[0]];
      if (busy) return;
      this.answered = true;
      if (!this.hasty) return;
      this.hasty = false;
      if (option) this.pick(option);
    });
  }

  focus(): void {
    this.box().nativeElement.focus();
  }

  protected begin(): void {
    this.box().nativeElement.select();
    this.searched.emit('');
    this.open.set(true);
  }

  protected type(text: string): void {
    this.hasty = false;
    this.answered = false;
    this.typed.set(text);
    this.open.set(true);
    this.searched.emit(text);
  }

  protected leave(): void {
    this.open.set(false);
    this.typed.set(null);
    this.touch.emit();
  }

  protected pick(option: ComboOption, event?: Event): void {
    event?.preventDefault();
    this.typed.set(null);
    this.open.set(false);
    if (!this.adds()) this.value.set(option.id);
    this.picked.emit(option);
    this.box().nativeElement.value = this.chosenLabel();
  }

  protected onKey(event: KeyboardEvent): void {
    const count = this.options().length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (this.open() && count > 0) this.active.update((at) => (at + step + count) % count);
      this.open.set(true);
    } else if (event.key === 'Enter' && this.open() && !event.ctrlKey) {
      event.preventDefault();
      const option = this.options()[this.active()];
      if (this.busy() || !this.answered) this.hasty = true;
      else if (option) this.pick(option);
    } else if (event.key === 'Escape' && this.open()) {
      event.preventDefault();
      event.stopPropagation();
      this.open.set(false);
      this.typed.set(null);
    }
  }
}

let nextId = 0;
