import { ChangeDetectionStrategy, Component, computed, inject, input, numberAttribute, signal } from '@angular/core';
import {
  type UserDetail,
  changeUserRole,
  getUser,
  listAudit,
  reactivateUser,
  resetSecondFactor,
  suspendUser,
} from '@picolo/contracts';
import { Api, type ProblemError, Session, afterReconnect, followLive, loaded, toProblem } from '@picolo/web';
import {
  ButtonComponent,
  CardComponent,
  ChipComponent,
  MomentPipe,
  DialogComponent,
  RelativePipe,
  Toasts,
} from '@picolo/ui';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { RightLinkComponent } from '../../../platform/right-link.component';
import { injectCan } from '../../../platform/rights';
import { type TextKey, Texts } from '../../../platform/texts';
import { AuditEntriesComponent } from '../../audit/components/audit-entries.component';
import { RoleChoiceDialogComponent } from '../components/role-choice-dialog.component';
import { UserStateComponent } from '../components/user-state.component';
import { injectRoleName } from '../data/role-name';

/** One account: its role, whether it may sign in, and what happened to it (ID-3, ID-4). */
@Component({
  selector: 'app-user-detail',
  imports: [
    AuditEntriesComponent,
    ButtonComponent,
    CardComponent,
    ChipComponent,
    MomentPipe,
    DialogComponent,
    LoadStateComponent,
    PageHeadComponent,
    RefusalComponent,
    RelativePipe,
    RightLinkComponent,
    RoleChoiceDialogComponent,
    UserStateComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './user-detail.page.html',
})
export class UserDetailPage {
  readonly id = input.required({ transform: numberAttribute });

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly roleName = injectRoleName();
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  protected readonly user = loaded(() => this.api.request(getUser, { params: { id: this.id() } }));
  protected readonly history = loaded(() =>
    this.can('audit.read')
      ? this.api.request(listAudit, { query: { subject: `user:${String(this.id())}`, limit: 10 } })
      : null,
  );
  protected readonly own = computed(() => this.session.userId() === this.id());
  protected readonly dialog = signal<'role' | 'suspend' | 'reset' | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);

  constructor() {
    afterReconnect(() => this.refresh());
    followLive('user:changed', ({ id }) => {
      if (id === this.id()) this.refresh();
    });
    followLive('role:changed', ({ id }) => {
      if (id === this.user.value()?.role.id) this.user.reload();
    });
  }

  protected open(dialog: 'role' | 'suspend' | 'reset'): void {
    this.problem.set(null);
    this.dialog.set(dialog);
  }

  protected close(): void {
    this.dialog.set(null);
    this.problem.set(null);
  }

  protected changeRole(roleId: number): Promise<void> {
    const params = { id: this.id() };
    return this.act('user.roleDone', () => this.api.call(changeUserRole, { params, body: { roleId } }));
  }

  protected suspend(): Promise<void> {
    return this.act('user.suspended', () => this.api.call(suspendUser, { params: { id: this.id() } }));
  }

  protected reactivate(): Promise<void> {
    return this.act('user.reactivated', () => this.api.call(reactivateUser, { params: { id: this.id() } }));
  }

  protected resetSecondFactor(): Promise<void> {
    return this.act('user.resetDone', () => this.api.call(resetSecondFactor, { params: { id: this.id() } }));
  }

  private async act(done: TextKey, work: () => Promise<UserDetail>): Promise<void> {
    this.problem.set(null);
    this.busy.set(true);
    try {
      const user = await work();
      this.user.set(user);
      this.dialog.set(null);
      this.toasts.show(this.t(done, { name: user.name }));
      this.history.reload();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  private refresh(): void {
    this.user.reload();
    this.history.reload();
  }
}
