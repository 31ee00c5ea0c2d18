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
import { FormField, form, maxLength, required } from '@angular/forms/signals';
import { type RoleView, createRole, renameRole } from '@picolo/contracts';
import { Api } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { ButtonComponent, DialogComponent, FieldComponent, FormDirective, InputDirective } from '@picolo/ui';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { injectRoleName } from '../data/role-name';

/** `rename`: another name for the role; `create`: a new one, with the rights of another to start from. */
export interface RoleQuestion {
  readonly kind: 'create' | 'rename';
  readonly role: RoleView | null;
}

@Component({
  selector: 'app-role-dialog',
  imports: [
    ButtonComponent,
    DialogComponent,
    FieldComponent,
    FormDirective,
    FormField,
    InputDirective,
    RefusalComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [open]="question() !== null" [title]="title()" (closed)="closed.emit()">
      <form uiForm class="ui-stack" id="role-form" (sent)="send()">
        <app-refusal [problem]="sending.problem()" />
        <ui-field [label]="t('roles.name')" [help]="t('roles.nameHelp')" [field]="form.name">
          <input uiInput type="text" autocomplete="off" [formField]="form.name" />
        </ui-field>
        @if (question()?.kind === 'create') {
          <ui-field [label]="t('roles.startFrom')" [help]="t('roles.startFromHelp')" [field]="form.from">
            <select uiInput [formField]="form.from">
              <option value="">{{ t('roles.startEmpty') }}</option>
              @for (role of roles(); track role.id) {
                <option [value]="'' + role.id">{{ roleName(role.name) }}</option>
              }
            </select>
          </ui-field>
        }
      </form>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="closed.emit()">{{ t('form.cancel') }}</button>
        <button uiButton type="submit" form="role-form" variant="primary" [busy]="sending.busy()">
          {{ question()?.kind === 'create' ? t('roles.create') : t('form.save') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class RoleDialogComponent {
  readonly question = input.required<RoleQuestion | null>();
  readonly roles = input.required<readonly RoleView[]>();
  readonly closed = output();
  readonly done = output<RoleView>();

  protected readonly t = inject(Texts).t;
  protected readonly roleName = injectRoleName();
  private readonly api = inject(Api);
  private readonly model = signal({ name: '', from: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.name);
    maxLength(path.name, 60);
  });
  protected readonly sending = submission(this.form, () => this.save(), {
    fieldOfCode: { 'IDENTITY.ROLE_NAME_TAKEN': 'name' },
  });
  protected readonly title = computed(() => {
    const asked = this.question();
    if (asked?.kind === 'rename') return this.t('roles.renameTitle', { name: asked.role?.name ?? '' });
    return this.t('roles.newTitle');
  });

  constructor() {
    effect(() => {
      const asked = this.question();
      untracked(() => {
        const from = asked?.kind === 'create' && asked.role ? String(asked.role.id) : '';
        this.form().reset({ name: asked?.kind === 'rename' ? (asked.role?.name ?? '') : '', from });
      });
    });
  }

  protected async send(): Promise<void> {
    await this.sending.run();
  }

  private async save(): Promise<void> {
    const asked = this.question();
    const { name, from } = this.model();
    if (asked?.kind === 'rename' && asked.role) {
      const { id, version } = asked.role;
      this.done.emit(await this.api.call(renameRole, { params: { id }, body: { name: name.trim(), version } }));
      return;
    }
    const permissions = this.roles().find(({ id }) => String(id) === from)?.permissions ?? [];
    this.done.emit(await this.api.call(createRole, { body: { name: name.trim(), permissions } }));
  }
}
