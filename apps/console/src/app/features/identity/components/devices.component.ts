import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { DevicesComponent as View } from '@picolo/ui';
import { SignedInDevices } from '@picolo/web/forms';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';

/** Devices that are signed in; each can be shown the door (ID-7). */
@Component({
  selector: 'app-devices',
  imports: [LoadStateComponent, RefusalComponent, View],
  providers: [SignedInDevices],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let sessions = devices.sessions;
    @if (sessions.value(); as all) {
      <ui-devices [t]="t" [devices]="all" [flow]="devices">
        <app-refusal [problem]="devices.ending.problem()" />
      </ui-devices>
    } @else {
      <app-load-state [state]="sessions.state()" [problem]="sessions.problem()" (again)="sessions.reload()" />
    }
  `,
})
export class DevicesComponent {
  protected readonly t = inject(Texts).t;
  protected readonly devices = inject(SignedInDevices);
}
