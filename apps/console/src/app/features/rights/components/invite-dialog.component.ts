import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import { inviteUser, listRoleChoices, type InvitationView } from '@picolo/contracts';
import { Api, loaded } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { ButtonComponent, DialogComponent, FieldComponent, FormDirective, InputDirective, Toasts } from '@picolo/ui';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { injectRoleName } from '../data/role-name';

const nobody = { email: '', name: '', roleId: '' };

/** Invites a colleague by mail (ID-2). */
@Component({
  selector: 'app-invite-dialog',
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
    <ui-dialog [open]="open()" [title]="t('invitations.title')" (closed)="closed.emit()">
      <form uiForm id="invite" class="ui-stack" (sent)="send()">
        <p class="ui-muted">{{ t('invitations.lead') }}</p>
        <app-refusal [problem]="sending.problem()" />
        <ui-field [label]="t('invitations.name')" [field]="form.name">
          <input uiInput autocomplete="off" [formField]="form.name" />
        </ui-field>
        <ui-field [label]="t('invitations.email')" [field]="form.email">
          <input uiInput type="email" autocomplete="off" [formField]="form.email" />
        </ui-field>
        <ui-field [label]="t('invitations.role')" [field]="form.roleId">
          <select uiInput [formField]="form.roleId">
            <option value=""></option>
            @for (role of roles(); track role.id) {
              <option [value]="role.id">{{ roleName(role.name) }}</option>
            }
          </select>
        </ui-field>
      </form>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="closed.emit()">{{ t('form.cancel') }}</button>
        <button uiButton type="submit" form="invite" variant="primary" [busy]="sending.busy()">
          {{ t('invitations.send') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class InviteDialogComponent {
  readonly open = input.required<boolean>();
  readonly closed = output();
  readonly invited = output<InvitationView>();

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly roleName = injectRoleName();
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly choices = loaded(() => (this.open() ? this.api.request(listRoleChoices) : null));
  /** Those of staff. */
  protected readonly roles = computed(() =>
    (this.choices.value() ?? []).filter(({ permissions }) => !permissions.includes('orders.own')),
  );
  private readonly model = signal(nobody);
  protected readonly form = form(this.model, (path) => {
    required(path.name);
    required(path.email);
    email(path.email);
    required(path.roleId);
  });
  protected readonly sending = submission(this.form, () => this.invite(), {
    fieldOfCode: {
      'IDENTITY.EMAIL_TAKEN': 'email',
      'IDENTITY.ALREADY_INVITED': 'email',
      'IDENTITY.ROLE_NOT_GIVABLE': 'roleId',
      'IDENTITY.RIGHTS_BEYOND_YOURS': 'roleId',
    },
  });

  protected async send(): Promise<void> {
    const { email: address } = this.model();
    if (!(await this.sending.run())) return;
    this.form().reset(nobody);
    this.toasts.show(this.t('invitations.sent', { email: address.trim() }));
    this.closed.emit();
  }

  private async invite(): Promise<void> {
    const { email: address, name, roleId } = this.model();
    const body = { email: address.trim(), name: name.trim(), roleId: Number(roleId), locale: this.texts.language() };
    this.invited.emit(await this.api.call(inviteUser, { body }));
  }
}
