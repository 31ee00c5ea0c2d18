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
import { type ApiKeyScope, type CreatedApiKey, apiKeyScopes, createApiKey, dayOf } from '@picolo/contracts';
import {
  ButtonComponent,
  DialogComponent,
  FieldComponent,
  FormDirective,
  InputDirective,
  UI_TIME_ZONE,
} from '@picolo/ui';
import { Api } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { RefusalComponent } from '../../../platform/refusal.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';

const nothing = { name: '', lastDay: '' };

/** Asks what a new key is for, what it may do and until when. */
@Component({
  selector: 'app-api-key-dialog',
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
    <ui-dialog [open]="open()" [title]="t('apiKeys.add')" (closed)="closed.emit()">
      <form uiForm id="api-key" class="ui-stack" (sent)="send()">
        <app-refusal [problem]="sending.problem()" />
        <ui-field [label]="t('apiKeys.name')" [help]="t('apiKeys.nameHelp')" [field]="form.name">
          <input uiInput type="text" autocomplete="off" [formField]="form.name" />
        </ui-field>
        <fieldset [attr.aria-describedby]="noteId">
          <legend class="ui-field__label">{{ t('apiKeys.scopes') }}</legend>
          @for (scope of offered(); track scope) {
            <label class="ui-check">
              <input #box type="checkbox" [checked]="scopes().includes(scope)" (change)="choose(scope, box.checked)" />
              {{ t(nameOf(scope)) }}
            </label>
          }
          <p [id]="noteId" [class]="missing() ? 'ui-field__error' : 'ui-field__help'" aria-live="polite">
            {{ t(missing() ? 'apiKeys.noScope' : 'apiKeys.scopesHelp') }}
          </p>
        </fieldset>
        <ui-field optional [label]="t('apiKeys.lastDay')" [help]="t('apiKeys.lastDayHelp')" [field]="form.lastDay">
          <input uiInput type="date" [attr.min]="today" [formField]="form.lastDay" />
        </ui-field>
      </form>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="closed.emit()">{{ t('form.cancel') }}</button>
        <button uiButton type="submit" form="api-key" variant="primary" [busy]="sending.busy()">
          {{ t('apiKeys.add') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    fieldset {
      display: flex;
      flex-direction: column;
      gap: 8px;
    }
    legend {
      margin-bottom: 8px;
    }
  `,
})
export class ApiKeyDialogComponent {
  readonly open = input.required<boolean>();
  readonly closed = output();
  readonly created = output<CreatedApiKey>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  private readonly can = injectCan();
  protected readonly noteId = 'api-key-scopes-note';
  protected readonly today = dayOf(new Date(), inject(UI_TIME_ZONE)());
  /** Nobody gives what they do not have. */
  protected readonly offered = computed(() => apiKeyScopes.filter((scope) => this.can(scope)));
  protected readonly scopes = signal<readonly ApiKeyScope[]>([]);
  protected readonly missing = signal(false);
  private readonly model = signal(nothing);
  protected readonly form = form(this.model, (path) => {
    required(path.name);
    maxLength(path.name, 80);
  });
  protected readonly sending = submission(this.form, () => this.create(), {
    fieldOfCode: { 'INTEGRATIONS.DAY_PAST': 'lastDay' },
  });

  constructor() {
    effect(() => {
      if (!this.open()) return;
      untracked(() => {
        this.form().reset(nothing);
        this.scopes.set(this.can('printing.submit') ? ['printing.submit'] : []);
        this.missing.set(false);
      });
    });
  }

  protected nameOf(scope: ApiKeyScope): `permission.${ApiKeyScope}` {
    return `permission.${scope}`;
  }

  protected choose(scope: ApiKeyScope, wanted: boolean): void {
    this.scopes.update((scopes) => apiKeyScopes.filter((one) => (one === scope ? wanted : scopes.includes(one))));
    this.missing.set(this.scopes().length === 0);
  }

  protected async send(): Promise<void> {
    this.missing.set(this.scopes().length === 0);
    if (!this.missing()) await this.sending.run();
  }

  private async create(): Promise<void> {
    const { name, lastDay } = this.model();
    const body = { name: name.trim(), scopes: this.scopes(), lastDay: lastDay === '' ? null : lastDay };
    this.created.emit(await this.api.call(createApiKey, { body }));
  }
}
