import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { DevicesComponent as View } from '@picolo/ui';
import { SignedInDevices } from '@picolo/web/forms';
import { ProblemComponent } from '../../../platform/problem.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';

/** Devices that are signed in; each can be shown the door (ID-7). */
@Component({
  selector: 'app-devices',
  imports: [ProblemComponent, RefusalComponent, View],
  providers: [SignedInDevices],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let sessions = devices.sessions;
    @if (sessions.value(); as all) {
      <ui-devices [t]="t" [devices]="all" [flow]="devices">
        <app-refusal [problem]="devices.ending.problem()" [title]="t('devices.failed')" />
      </ui-devices>
    } @else if (sessions.problem()) {
      <app-problem [problem]="sessions.problem()" (again)="sessions.reload()" />
    }
  `,
})
export class DevicesComponent {
  protected readonly t = inject(Texts).t;
  protected readonly devices = inject(SignedInDevices);
}
