import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Live } from '@picolo/web';
import { ChipComponent } from '@picolo/ui';
import { Texts } from '../platform/texts';

/** Whether what is on screen follows the server. */
@Component({
  selector: 'app-live-state',
  imports: [ChipComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span role="status" [attr.title]="live.connected() ? t('live.onHelp') : t('live.offHelp')">
      @if (live.connected()) {
        <ui-chip dot tone="success">{{ t('live.on') }}</ui-chip>
      } @else {
        <ui-chip busy tone="warning">{{ t('live.off') }}</ui-chip>
      }
    </span>
  `,
})
export class LiveStateComponent {
  protected readonly live = inject(Live);
  protected readonly t = inject(Texts).t;
}
