import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { type Permission, type RoleView, deleteRole, listRoles, setRolePermissions } from '@picolo/contracts';
import { Api, type ProblemError, afterReconnect, followLive, loaded, toProblem } from '@picolo/web';
import {
  ButtonComponent,
  DialogComponent,
  IconButtonComponent,
  InputDirective,
  MenuComponent,
  MenuItemComponent,
  Toasts,
} from '@picolo/ui';
import { type Unsaved, warnOnClose } from '../../../platform/leave-question';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { mediaSignal } from '../../../platform/media-signal';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { PermissionListComponent } from '../components/permission-list.component';
import { RoleDialogComponent, type RoleQuestion } from '../components/role-dialog.component';
import { RolePreviewComponent } from '../components/role-preview.component';
import { PERMISSION_GROUPS, type PermissionGroup } from '../data/permission-groups';
import { RoleMatrix } from '../data/role-matrix';
import { injectRoleName } from '../data/role-name';

/** Who may do what: roles across, rights down; nothing is saved before it was shown (ID-3). */
@Component({
  selector: 'app-role-matrix',
  imports: [
    ButtonComponent,
    DialogComponent,
    IconButtonComponent,
    InputDirective,
    LoadStateComponent,
    MenuComponent,
    MenuItemComponent,
    PageHeadComponent,
    PermissionListComponent,
    RefusalComponent,
    RoleDialogComponent,
    RolePreviewComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './role-matrix.page.html',
  styleUrl: './role-matrix.page.css',
})
export class RoleMatrixPage implements Unsaved {
  private readonly texts = inject(Texts);
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  protected readonly roleName = injectRoleName();
  protected readonly groups = PERMISSION_GROUPS;
  protected readonly matrix = new RoleMatrix();
  protected readonly roles = loaded(() => this.api.request(listRoles));
  protected readonly question = signal<RoleQuestion | null>(null);
  protected readonly preview = signal<RoleView | null>(null);
  protected readonly deleting = signal<RoleView | null>(null);
  protected readonly reviewing = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);

  /** On a phone one role at a time. */
  private readonly narrow = mediaSignal('(max-width: 720px)');
  private readonly chosen = signal<number | null>(null);
  protected readonly single = computed(() => {
    if (!this.narrow()) return null;
    const all = this.matrix.roles();
    return all.find(({ id }) => id === this.chosen()) ?? all[0] ?? null;
  });
  protected readonly columns = computed(() => {
    const one = this.single();
    return one === null ? this.matrix.roles() : [one];
  });

  constructor() {
    effect(() => {
      const roles = this.roles.value();
      if (roles !== null) untracked(() => this.take(roles));
    });
    const reload = (): void => this.roles.reload();
    afterReconnect(reload);
    followLive('role:changed', reload);
    followLive('user:changed', reload);
    warnOnClose(this);
  }

  unsaved(): boolean {
    return this.matrix.count() > 0;
  }

  protected choose(id: string): void {
    this.chosen.set(Number(id));
  }

  protected groupHeld(role: RoleView, group: PermissionGroup): 'all' | 'some' | 'none' {
    const held = this.matrix.held(role);
    const count = group.permissions.filter((permission) => held.has(permission)).length;
    return count === 0 ? 'none' : count === group.permissions.length ? 'all' : 'some';
  }

  protected tick(role: RoleView, permission: Permission): void {
    this.problem.set(null);
    this.matrix.toggle(role, permission);
  }

  /** Role by role: what went through stays, the first refusal is shown. */
  protected async save(): Promise<void> {
    await this.attempt(async () => {
      for (const { role, wanted } of this.matrix.changes()) {
        const body = { permissions: wanted, version: role.version };
        this.matrix.put(await this.api.call(setRolePermissions, { params: { id: role.id }, body }));
      }
      this.toasts.show(this.t('roles.saved'));
    });
    this.reviewing.set(false);
  }

  protected async remove(): Promise<void> {
    const role = this.deleting();
    if (role === null) return;
    await this.attempt(async () => {
      await this.api.call(deleteRole, { params: { id: role.id } });
      this.matrix.drop(role.id);
      this.toasts.show(this.t('roles.deleted', { name: role.name }));
    });
    this.deleting.set(null);
  }

  protected named(role: RoleView): void {
    this.matrix.put(role);
    this.chosen.set(role.id);
    this.question.set(null);
  }

  /** What somebody else saved meanwhile wins over ticks that were not saved, and says so. */
  private take(roles: readonly RoleView[]): void {
    for (const { name } of this.matrix.take(roles)) {
      this.toasts.show(this.t('roles.changedElsewhere', { name: this.roleName(name) }));
    }
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    this.busy.set(true);
    try {
      await work();
    } catch (error) {
      const problem = toProblem(error);
      this.problem.set(problem);
      if (problem.code === 'IDENTITY.ROLE_VERSION_CONFLICT' || problem.status === 404) this.roles.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
