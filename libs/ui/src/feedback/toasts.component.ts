import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterRenderEffect,
  inject,
  viewChild,
} from '@angular/core';
import { IconComponent } from '../icon/icon.component';
import { UI_TEXTS } from '../text/ui-texts';
import { type Toast, Toasts } from './toasts.service';

/** Place of the messages; once per application. A manual popover, so that it lies above open dialogs. */
@Component({
  selector: 'ui-toasts',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div #region class="ui-toasts" popover="manual" role="status" aria-live="polite">
      @for (toast of toasts.shown(); track toast.id) {
        <div
          class="ui-toast"
          (mouseenter)="toasts.hold(toast)"
          (mouseleave)="toasts.resume(toast)"
          (focusin)="toasts.hold(toast)"
          (focusout)="toasts.resume(toast)"
        >
          <span class="ui-toast__text">{{ toast.text }}</span>
          @if (toast.undo) {
            <button type="button" class="ui-toast__action" (click)="undo(toast)">{{ texts().undo }}</button>
          }
          <button type="button" [attr.aria-label]="texts().dismiss" (click)="toasts.dismiss(toast.id)">
            <ui-icon name="close" [size]="16" />
          </button>
        </div>
      }
    </div>
  `,
})
export class ToastsComponent {
  protected readonly toasts = inject(Toasts);
  protected readonly texts = inject(UI_TEXTS);
  private readonly region = viewChild.required<ElementRef<HTMLElement>>('region');

  constructor() {
    afterRenderEffect(() => {
      const region = this.region().nativeElement;
      const open = region.matches(':popover-open');
      if (open) region.hidePopover();
      // Shown again each time: the last one shown lies on top of a dialog opened meanwhile.
      if (this.toasts.shown().length > 0) region.showPopover();
    });
  }

  protected undo(toast: Toast): void {
    this.toasts.dismiss(toast.id);
    toast.undo?.();
  }
}
