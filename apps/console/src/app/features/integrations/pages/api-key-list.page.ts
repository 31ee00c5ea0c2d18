import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import {
  type ApiKeyScope,
  type ApiKeyState,
  type ApiKeyView,
  type CreatedApiKey,
  apiKeyStates,
  listApiKeys,
  revokeApiKey,
} from '@picolo/contracts';
import { Api, attempt, followLive } from '@picolo/web';
import { ButtonComponent, DayPipe, DialogComponent, RelativePipe, StateChipComponent, Toasts } from '@picolo/ui';
import { ListPageComponent } from '../../../platform/list-page.component';
import { injectList } from '../../../platform/list-store';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { ApiKeyDialogComponent } from '../components/api-key-dialog.component';
import { MadeKeyDialogComponent } from '../components/made-key-dialog.component';

/** Keys with which other programs call the API: made, shown once, revoked. */
@Component({
  selector: 'app-api-key-list',
  imports: [
    ApiKeyDialogComponent,
    ButtonComponent,
    DayPipe,
    DialogComponent,
    ListPageComponent,
    MadeKeyDialogComponent,
    RefusalComponent,
    RelativePipe,
    StateChipComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './api-key-list.page.html',
})
export class ApiKeyListPage {
  /** From the URL. */
  readonly state = input<ApiKeyState>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly creating = signal(false);
  protected readonly made = signal<CreatedApiKey | null>(null);
  protected readonly revoking = signal<ApiKeyView | null>(null);
  protected readonly acting = attempt();
  protected readonly choices = computed(() =>
    apiKeyStates.map((value) => ({ value, label: this.t(`apiKeys.states.${value}`) })),
  );
  protected readonly list = injectList(listApiKeys, () => ({ state: this.state() }));

  constructor() {
    followLive('api-key:changed', () => void this.list.reload());
  }

  protected scopes(key: ApiKeyView): string {
    return key.scopes.map((scope: ApiKeyScope) => this.t(`permission.${scope}`)).join(', ');
  }

  protected async show(key: CreatedApiKey): Promise<void> {
    this.creating.set(false);
    this.made.set(key);
    await this.list.reload();
  }

  protected ask(key: ApiKeyView): void {
    this.acting.reset();
    this.revoking.set(key);
  }

  protected async revoke({ id, name }: ApiKeyView): Promise<void> {
    const done = await this.acting.run(async () => {
      const revoked = await this.api.call(revokeApiKey, { params: { id } });
      this.list.patch(id, () => revoked);
    });
    if (!done) return;
    this.revoking.set(null);
    this.toasts.show(this.t('apiKeys.revoked', { name }));
  }
}
