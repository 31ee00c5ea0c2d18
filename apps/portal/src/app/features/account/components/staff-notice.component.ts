import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { ButtonComponent, EmptyStateComponent, IconComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

/** An account without a client record: its place is the console. */
@Component({
  selector: 'app-staff-notice',
  imports: [ButtonComponent, EmptyStateComponent, IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-empty-state icon="lock" [title]="title()" [text]="text()">
      <a uiButton variant="primary" href="/console/">{{ t('header.console') }}<ui-icon name="forward" [size]="16" /></a>
    </ui-empty-state>
  `,
})
export class StaffNoticeComponent {
  readonly title = input.required<string>();
  readonly text = input.required<string>();
  protected readonly t = inject(Texts).t;
}
