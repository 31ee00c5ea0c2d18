import { ChangeDetectionStrategy, Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import { form } from '@angular/forms/signals';
import { type ClientView, createClient } from '@picolo/contracts';
import { ButtonComponent, DialogComponent, FormDirective } from '@picolo/ui';
import { Api } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { AddressFieldsComponent } from '../../clients/components/address-fields.component';
import { ClientIdentityComponent } from '../../clients/components/client-identity.component';
import { type ClientForm, EMPTY_CLIENT, toInput } from '../../clients/data/client-form';
import { clientRules } from '../../clients/data/client-rules';

/** A client who is not in the file yet, created without leaving the order (ID-10). */
@Component({
  selector: 'app-new-client-dialog',
  imports: [
    AddressFieldsComponent,
    ButtonComponent,
    ClientIdentityComponent,
    DialogComponent,
    FormDirective,
    RefusalComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog look="wide" [open]="name() !== null" [title]="t('orderNew.newClient')" (closed)="closed.emit()">
      <form uiForm id="new-client" class="ui-stack" (sent)="sending.run()">
        <app-refusal [problem]="sending.problem()" />
        <app-client-identity [form]="form" />
        <h3 class="ui-strong">{{ t('order.billing') }}</h3>
        <app-address-fields [address]="form.billing" />
      </form>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="closed.emit()">{{ t('form.cancel') }}</button>
        <button uiButton type="submit" form="new-client" variant="primary" [busy]="sending.busy()">
          {{ t('client.create') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class NewClientDialogComponent {
  /** What was typed so far; null: closed. */
  readonly name = input.required<string | null>();
  readonly closed = output();
  readonly created = output<ClientView>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  private readonly model = signal<ClientForm>(EMPTY_CLIENT);
  protected readonly form = form(this.model, clientRules);
  protected readonly sending = submission(this.form, () => this.create(), {
    fieldOfCode: { 'CLIENTS.INVALID_SIREN': 'siren', 'CLIENTS.INVALID_VAT_NUMBER': 'vatNumber' },
  });

  constructor() {
    effect(() => {
      const name = this.name();
      if (name === null) return;
      untracked(() => {
        const typed = name.includes('@') ? { email: name } : { name };
        this.form().reset({ ...EMPTY_CLIENT, ...typed });
      });
    });
  }

  private async create(): Promise<void> {
    this.created.emit(await this.api.call(createClient, { body: toInput(this.model()) }));
  }
}
