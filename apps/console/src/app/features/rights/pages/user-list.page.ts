import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type UserKind, type UserStatus, listRoleChoices, userKinds, userStatuses } from '@picolo/contracts';
import { Api, followLive, loaded } from '@picolo/web';
import { AvatarComponent, ButtonComponent, ChipComponent, InputDirective, RelativePipe } from '@picolo/ui';
import { injectCan } from '../../../platform/rights';
import { ListPageComponent } from '../../../platform/list-page.component';
import { injectQuery } from '../../../platform/list-query';
import { Texts } from '../../../platform/texts';
import { InvitationListComponent } from '../components/invitation-list.component';
import { InviteDialogComponent } from '../components/invite-dialog.component';
import { UserStateComponent } from '../components/user-state.component';
import { injectRoleName } from '../data/role-name';
import { UserListStore } from '../data/user-list.store';

/** Everybody with an account: staff and clients. */
@Component({
  selector: 'app-user-list',
  imports: [
    AvatarComponent,
    ButtonComponent,
    ChipComponent,
    InputDirective,
    InvitationListComponent,
    InviteDialogComponent,
    ListPageComponent,
    RelativePipe,
    RouterLink,
    UserStateComponent,
  ],
  providers: [UserListStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './user-list.page.html',
  styles: `
    .who {
      display: flex;
      gap: 10px;
      align-items: center;
      min-width: 0;
    }
    .who > span {
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class UserListPage {
  /** From the URL. */
  readonly kind = input<UserKind>();
  readonly status = input<UserStatus>();
  readonly roleId = input<string>();
  readonly q = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly inviting = signal(false);
  protected readonly query = injectQuery();
  protected readonly roleName = injectRoleName();
  private readonly api = inject(Api);
  protected readonly statuses = userStatuses;
  protected readonly roles = loaded(() => this.api.request(listRoleChoices));
  protected readonly choices = computed(() =>
    userKinds.map((kind) => ({ value: kind, label: this.t(`userKind.${kind}`) })),
  );
  private readonly store = inject(UserListStore);
  protected readonly list = this.store.list;

  constructor() {
    effect(() => {
      const roleId = this.roleId();
      const filter = { kind: this.kind(), status: this.status(), q: this.q() };
      void this.store.open({ ...filter, roleId: roleId === undefined ? undefined : Number(roleId) });
    });
    followLive('role:changed', () => {
      this.roles.reload();
    });
  }
}
