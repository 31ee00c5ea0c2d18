import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { listInvitations, resendInvitation, withdrawInvitation, type InvitationView } from '@picolo/contracts';
import { Api, type ProblemError, afterReconnect, followLive, loaded, toProblem } from '@picolo/web';
import { ButtonComponent, CardComponent, ChipComponent, MomentPipe, Toasts } from '@picolo/ui';
import { RefusalComponent } from '../../../platform/refusal.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { injectRoleName } from '../data/role-name';

/** Who was invited and has not come yet; nothing while there is nobody. */
@Component({
  selector: 'app-invitation-list',
  imports: [ButtonComponent, CardComponent, ChipComponent, MomentPipe, RefusalComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (list.value()?.items?.length) {
      <ui-card flush [title]="t('invitations.pending')">
        <app-refusal [problem]="problem()" />
        <table class="ui-table ui-table--cards">
          <tbody>
            @for (invitation of list.value()?.items; track invitation.id) {
              <tr>
                <th scope="row" class="ui-wide-phone">
                  {{ invitation.name }}
                  <span class="ui-sub ui-subtle ui-small">{{ invitation.email }}</span>
                </th>
                <td>
                  {{ roleName(invitation.role) }}
                  <span class="ui-sub ui-subtle ui-small">{{
                    t('invitations.by', { name: invitation.invitedBy })
                  }}</span>
                </td>
                <td class="ui-muted">
                  @if (invitation.expired) {
                    <ui-chip tone="warning">{{ t('invitations.expired') }}</ui-chip>
                  } @else {
                    {{ t('invitations.until') }} {{ invitation.expiresAt | moment }}
                  }
                </td>
                <td class="ui-fit">
                  @if (can('users.manage')) {
                    <button
                      uiButton
                      type="button"
                      size="small"
                      [busy]="busy() === invitation.id"
                      (click)="resend(invitation)"
                    >
                      {{ t('invitations.resend') }}
                    </button>
                    <button uiButton type="button" size="small" variant="danger-ghost" (click)="withdraw(invitation)">
                      {{ t('invitations.withdraw') }}
                    </button>
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      </ui-card>
    }
  `,
})
export class InvitationListComponent {
  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly roleName = injectRoleName();
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly busy = signal(0);
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly list = loaded(() => this.api.request(listInvitations));

  constructor() {
    afterReconnect(() => {
      this.reload();
    });
    followLive('invitation:changed', () => {
      this.reload();
    });
  }

  reload(): void {
    this.list.reload();
  }

  protected async resend({ id }: InvitationView): Promise<void> {
    await this.act(id, () => this.api.call(resendInvitation, { params: { id } }), this.t('invitations.resent'));
  }

  protected async withdraw({ id }: InvitationView): Promise<void> {
    await this.act(id, () => this.api.call(withdrawInvitation, { params: { id } }), this.t('invitations.withdrawn'));
  }

  private async act(id: number, call: () => Promise<unknown>, done: string): Promise<void> {
    this.busy.set(id);
    this.problem.set(null);
    try {
      await call();
      this.toasts.show(done);
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(0);
      this.list.reload();
    }
  }
}
