import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Toasts, DevicesComponent as View } from '@picolo/ui';
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
      <ui-devices
        [t]="t"
        [devices]="all"
        [ending]="devices.ending.doing()"
        (revoked)="end($event)"
        (othersRevoked)="endOthers()"
      >
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
  private readonly toasts = inject(Toasts);

  protected async end(id: number): Promise<void> {
    if (await this.devices.end(id)) this.toasts.show(this.t('devices.ended'));
  }

  protected async endOthers(): Promise<void> {
    if (await this.devices.endOthers()) this.toasts.show(this.t('devices.othersEnded'));
  }
}
