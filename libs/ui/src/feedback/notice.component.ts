import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { IconComponent } from '../icon/icon.component';

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger';

const ICONS: Readonly<Record<NoticeTone, string>> = {
  info: 'info',
  success: 'circle-check',
  warning: 'triangle-alert',
  danger: 'circle-alert',
};

/** Message inside a page or form; `danger` is announced at once. */
@Component({
  selector: 'ui-notice',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div [class]="'ui-notice ui-notice--' + tone()" [attr.role]="tone() === 'danger' ? 'alert' : 'status'">
      <ui-icon [name]="icon()" />
      <div class="ui-notice__body">
        @if (title()) {
          <p class="ui-notice__title">{{ title() }}</p>
        }
        <ng-content />
      </div>
    </div>
  `,
})
export class NoticeComponent {
  readonly tone = input<NoticeTone>('info');
  readonly title = input('');
  protected readonly icon = computed(() => ICONS[this.tone()]);
}

/** Bar across the page while the live connection is cut. */
@Component({
  selector: 'ui-offline-banner',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="ui-offline" role="status">
    <ui-icon name="wifi-off" [size]="16" /><span><ng-content /></span>
  </div>`,
})
export class OfflineBannerComponent {}
