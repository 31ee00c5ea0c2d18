import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { type RoleChoice, type UserDetail, listRoleChoices } from '@picolo/contracts';
import { Api, type ProblemError, loaded } from '@picolo/web';
import { ButtonComponent, DialogComponent, FieldComponent, InputDirective } from '@picolo/ui';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { injectRoleName } from '../data/role-name';
import { PermissionListComponent } from './permission-list.component';

/** Another role for a user, with what they gain and lose by it. */
@Component({
  selector: 'app-role-choice-dialog',
  imports: [
    ButtonComponent,
    DialogComponent,
    FieldComponent,
    InputDirective,
    PermissionListComponent,
    RefusalComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [open]="open()" [title]="t('user.roleTitle', { name: user().name })" (closed)="closed.emit()">
      <div class="ui-stack">
        <app-refusal [problem]="problem()" />
        <ui-field [label]="t('users.role')">
          <select #role uiInput (change)="wanted.set(+role.value)">
            @for (entry of roles.value(); track entry.id) {
              <option [value]="entry.id" [selected]="entry.id === wanted()">{{ roleName(entry.name) }}</option>
            }
          </select>
        </ui-field>
        @if (added().length + removed().length) {
          <p class="ui-small ui-muted">{{ t('user.roleEffect') }}</p>
          <app-permission-list [added]="added()" [removed]="removed()" />
        } @else {
          <p class="ui-small ui-muted">{{ t('user.roleNoEffect') }}</p>
        }
      </div>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="closed.emit()">{{ t('form.cancel') }}</button>
        <button
          uiButton
          type="button"
          variant="primary"
          [busy]="busy()"
          [disabled]="wanted() === user().role.id"
          (click)="confirmed.emit(wanted())"
        >
          {{ t('user.roleDo') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class RoleChoiceDialogComponent {
  readonly open = input.required<boolean>();
  readonly user = input.required<UserDetail>();
  readonly busy = input(false);
  readonly problem = input<ProblemError | null>(null);
  readonly closed = output();
  /** Id of the role. */
  readonly confirmed = output<number>();

  protected readonly t = inject(Texts).t;
  protected readonly roleName = injectRoleName();
  private readonly api = inject(Api);
  protected readonly wanted = signal(0);
  protected readonly roles = loaded(() => (this.open() ? this.api.request(listRoleChoices) : null));
  private readonly role = computed<RoleChoice | undefined>(() =>
    this.roles.value()?.find(({ id }) => id === this.wanted()),
  );
  protected readonly added = computed(() =>
    (this.role()?.permissions ?? []).filter((permission) => !this.user().permissions.includes(permission)),
  );
  protected readonly removed = computed(() => {
    const role = this.role();
    return role === undefined ? [] : this.user().permissions.filter((one) => !role.permissions.includes(one));
  });

  constructor() {
    effect(() => {
      if (!this.open()) return;
      const { role } = this.user();
      untracked(() => this.wanted.set(role.id));
    });
  }
}
