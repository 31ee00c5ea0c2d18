import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { ButtonComponent } from '../button/button.component';
import { IconComponent } from '../icon/icon.component';
import { UI_TEXTS } from '../text/ui-texts';

/** Nothing here yet: says what the place is for; the first action is its content. */
@Component({
  selector: 'ui-empty-state',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ui-state">
      <span class="ui-state__icon"><ui-icon [name]="icon()" [size]="24" /></span>
      <p class="ui-state__title">{{ title() }}</p>
      @if (text()) {
        <p class="ui-state__text">{{ text() }}</p>
      }
      <div class="ui-state__actions"><ng-content /></div>
    </div>
  `,
})
export class EmptyStateComponent {
  readonly icon = input('info');
  readonly title = input.required<string>();
  readonly text = input('');
}

/** Loading failed: what happened, the reference for support, and a way to try again. */
@Component({
  selector: 'ui-error-state',
  imports: [ButtonComponent, IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ui-state" role="alert">
      <span class="ui-state__icon ui-state__icon--danger"><ui-icon name="circle-alert" [size]="24" /></span>
      <p class="ui-state__title">{{ title() }}</p>
      @if (text()) {
        <p class="ui-state__text">{{ text() }}</p>
      }
      @if (traceId(); as id) {
        <p class="ui-trace">{{ texts().reference }} {{ id }}</p>
      }
      <div class="ui-state__actions">
        @if (canRetry()) {
          <button uiButton type="button" icon="retry" (click)="again.emit()">{{ texts().retry }}</button>
        }
        <ng-content />
      </div>
    </div>
  `,
})
export class ErrorStateComponent {
  readonly title = input.required<string>();
  readonly text = input('');
  readonly traceId = input<string | null | undefined>(null);
  readonly canRetry = input(true);
  readonly again = output();

  protected readonly texts = inject(UI_TEXTS);
}

/** The page exists, the right is missing: says which and whom to ask. */
@Component({
  selector: 'ui-forbidden-state',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ui-state">
      <span class="ui-state__icon"><ui-icon name="lock" [size]="24" /></span>
      <p class="ui-state__title">{{ title() }}</p>
      <p class="ui-state__text">{{ text() }}</p>
      <div class="ui-state__actions"><ng-content /></div>
    </div>
  `,
})
export class ForbiddenStateComponent {
  readonly title = input.required<string>();
  readonly text = input.required<string>();
}
