import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Live, Offline } from '@picolo/web';
import { ChipComponent } from '@picolo/ui';
import { Texts } from '../platform/texts';

/** Whether what is on screen follows the server. */
@Component({
  selector: 'app-live-state',
  imports: [ChipComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span role="status">
      @if (offline.active()) {
        <ui-chip busy tone="warning" [attr.title]="t('live.offHelp')">{{ t('live.off') }}</ui-chip>
      } @else if (live.connected()) {
        <ui-chip dot tone="success" [attr.title]="t('live.onHelp')">{{ t('live.on') }}</ui-chip>
      } @else {
        <ui-chip busy>{{ t('live.connecting') }}</ui-chip>
      }
    </span>
  `,
})
export class LiveStateComponent {
  protected readonly live = inject(Live);
  protected readonly offline = inject(Offline);
  protected readonly t = inject(Texts).t;
}
