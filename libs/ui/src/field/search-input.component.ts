import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  type OnDestroy,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { IconComponent } from '../icon/icon.component';
import { UI_TEXTS } from '../text/ui-texts';

const PAUSE_MS = 200;

/** Search box of a list: emits once the typing pauses, at once on Enter or when cleared. */
@Component({
  selector: 'ui-search-input',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="ui-affix">
      <ui-icon name="search" [size]="16" />
      <input
        #box
        type="search"
        autocomplete="off"
        [attr.aria-label]="label()"
        [placeholder]="placeholder() || label()"
        [value]="value()"
        (input)="later(box.value)"
        (keydown.enter)="now(box.value)"
      />
      @if (value()) {
        <button
          type="button"
          class="ui-button ui-button--ghost ui-button--icon ui-button--small"
          [attr.aria-label]="texts().clear"
          (click)="clear()"
        >
          <ui-icon name="close" [size]="14" />
        </button>
      }
    </span>
  `,
})
export class SearchInputComponent implements OnDestroy {
  readonly value = input('');
  readonly label = input.required<string>();
  readonly placeholder = input('');
  readonly searched = output<string>();

  protected readonly texts = inject(UI_TEXTS);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private pause: ReturnType<typeof setTimeout> | undefined;

  ngOnDestroy(): void {
    clearTimeout(this.pause);
  }

  protected later(text: string): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.searched.emit(text.trim()), PAUSE_MS);
  }

  protected now(text: string): void {
    clearTimeout(this.pause);
    this.searched.emit(text.trim());
  }

  protected clear(): void {
    this.box().nativeElement.value = '';
    this.box().nativeElement.focus();
    this.now('');
  }
}
