import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { awaitsConfirmation, changeClient, createClient, getClient } from '@picolo/contracts';
import { Api, loaded } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { ButtonComponent, CardComponent, FormDirective, Toasts } from '@picolo/ui';
import { FormRefusalComponent } from '../../../platform/form-refusal.component';
import { type Unsaved, warnOnClose } from '../../../platform/leave-question';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { Texts } from '../../../platform/texts';
import { versionedForm } from '../../../platform/versioned-form';
import { AddressFieldsComponent } from '../components/address-fields.component';
import { ClientIdentityComponent } from '../components/client-identity.component';
import { type ClientForm, EMPTY_CLIENT, toForm, toInput } from '../data/client-form';
import { clientRules } from '../data/client-rules';

/** Creates a client or edits one; without an id in the URL it is new (ID-10). */
@Component({
  selector: 'app-client-form',
  imports: [
    AddressFieldsComponent,
    ClientIdentityComponent,
    ButtonComponent,
    CardComponent,
    FormDirective,
    FormField,
    FormRefusalComponent,
    LoadStateComponent,
    PageHeadComponent,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './client-form.page.html',
})
export class ClientFormPage implements Unsaved {
  readonly id = input<string>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  protected readonly client = loaded(() => {
    const id = this.id();
    return id ? this.api.request(getClient, { params: { id: Number(id) } }) : null;
  });
  protected readonly ready = computed(() => !this.id() || this.client.value() !== null);
  protected readonly waits = computed(() => {
    const client = this.client.value();
    return client !== null && awaitsConfirmation(client);
  });
  private readonly saved = signal(false);

  protected readonly model = signal<ClientForm>(EMPTY_CLIENT);
  protected readonly form = form(this.model, clientRules);

  protected readonly sending = submission(this.form, () => this.save(), {
    fieldOfCode: { 'CLIENTS.INVALID_SIREN': 'siren', 'CLIENTS.INVALID_VAT_NUMBER': 'vatNumber' },
  });
  protected readonly versioned = versionedForm({
    ...{ view: this.client, model: this.model, form: this.form, sending: this.sending },
    ...{ toForm, conflictCode: 'CLIENTS.VERSION_CONFLICT' },
  });

  constructor() {
    warnOnClose(this);
  }

  unsaved(): boolean {
    return !this.saved() && this.versioned.changed();
  }

  protected async send(): Promise<void> {
    await this.versioned.send();
  }

  private async save(): Promise<void> {
    const client = this.client.value();
    const body = toInput(this.model());
    const result = client
      ? await this.api.call(changeClient, { params: { id: client.id }, body: { ...body, version: client.version } })
      : await this.api.call(createClient, { body });
    this.saved.set(true);
    this.toasts.show(this.t(client ? 'client.saved' : 'client.created', { name: result.name }));
    await this.router.navigate(['/clients', result.id]);
  }
}
