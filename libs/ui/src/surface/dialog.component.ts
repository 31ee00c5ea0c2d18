import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  afterRenderEffect,
  booleanAttribute,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { CdkTrapFocus } from '@angular/cdk/a11y';
import { IconButtonComponent } from '../button/icon-button.component';
import { UI_TEXTS } from '../text/ui-texts';

let ids = 0;

/**
 * Modal dialog or side panel, shown while `open`. It asks to be closed (`closed`: Escape, the cross, a click beside it)
 * and the page decides, so that unsaved changes can be kept.
 */
@Component({
  selector: 'ui-dialog',
  imports: [IconButtonComponent, CdkTrapFocus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog #dialog [class]="'ui-dialog ui-dialog--' + look()" [attr.aria-labelledby]="titleId" (cancel)="ask($event)">
      @if (open()) {
        <div class="ui-dialog__frame" cdkTrapFocus>
          <div class="ui-dialog__head">
            <h2 class="ui-dialog__title" [id]="titleId">{{ title() }}</h2>
            <button
              uiIconButton
              type="button"
              icon="close"
              size="small"
              [label]="texts().close"
              (click)="closed.emit()"
            ></button>
          </div>
          <div class="ui-dialog__body"><ng-content /></div>
          <div class="ui-dialog__foot"><ng-content select="[uiDialogFoot]" /></div>
        </div>
      }
    </dialog>
  `,
})
export class DialogComponent {
  readonly open = input.required({ transform: booleanAttribute });
  readonly title = input.required<string>();
  readonly look = input<'box' | 'wide' | 'panel'>('box');
  readonly closed = output();

  protected readonly texts = inject(UI_TEXTS);
  protected readonly titleId = `ui-dialog-${ids++}`;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    // A click on the dialog element itself is one on its backdrop; the keyboard has Escape for it.
    afterNextRender(() => {
      this.dialog().nativeElement.addEventListener('click', (event) => {
        if (event.target === event.currentTarget) this.closed.emit();
      });
    });
    afterRenderEffect(() => {
      const dialog = this.dialog().nativeElement;
      if (this.open() && !dialog.open) dialog.showModal();
      if (!this.open() && dialog.open) dialog.close();
    });
  }

  protected ask(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }
}
