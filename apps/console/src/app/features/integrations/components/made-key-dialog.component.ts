import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { type ApiKeyScope, type CreatedApiKey, curlExample, listOrders, listPrintJobs } from '@picolo/contracts';
import { ButtonComponent, canCopy, copyText, DialogComponent, NoticeComponent, selectText } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

/** What a key without the right to print can be tried with. */
const reading: Readonly<Record<Exclude<ApiKeyScope, 'printing.submit'>, { readonly path: string }>> = {
  'printing.read': listPrintJobs,
  'orders.read': listOrders,
};

/** A new key, shown this once, with a command to try it. */
@Component({
  selector: 'app-made-key-dialog',
  imports: [ButtonComponent, DialogComponent, NoticeComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      look="wide"
      [open]="made() !== null"
      [title]="t('apiKeys.madeTitle', { name: made()?.name })"
      (closed)="closed.emit()"
    >
      @if (made(); as shown) {
        <div class="ui-stack">
          <ui-notice tone="warning">{{ t('apiKeys.once') }}</ui-notice>
          <p #keyText class="key" aria-live="polite">{{ shown.key }}</p>
          @if (!canCopy || refused()) {
            <p role="status" class="ui-small">{{ t(refused() ? 'apiKeys.notCopied' : 'apiKeys.byHand') }}</p>
          }
          <div class="example">
            <p class="ui-subtle ui-small">{{ t('apiKeys.example') }}</p>
            @if (canCopy) {
              <button uiButton type="button" size="small" variant="ghost" icon="copy" (click)="copy('example')">
                {{ copied() === 'example' ? t('apiKeys.copied') : t('apiKeys.copyExample') }}
              </button>
            }
          </div>
          <pre #commandText class="command" tabindex="0" [attr.aria-label]="t('apiKeys.example')">{{ command() }}</pre>
        </div>
      }
      <ng-container uiDialogFoot>
        @if (canCopy) {
          <button uiButton type="button" icon="copy" (click)="copy('key')">
            {{ copied() === 'key' ? t('apiKeys.copied') : t('apiKeys.copy') }}
          </button>
        }
        <button uiButton type="button" variant="primary" (click)="closed.emit()">{{ t('apiKeys.done') }}</button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .key {
      padding: 16px;
      border: 1px dashed var(--color-border-control);
      border-radius: var(--radius);
      font-family: var(--font-mono);
      font-size: var(--p-text-14);
      font-weight: 600;
      overflow-wrap: anywhere;
      user-select: all;
    }
    .example {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
      justify-content: space-between;
      margin-bottom: -8px;
    }
    .command {
      margin: 0;
      padding: 10px 12px;
      border-radius: var(--radius-small);
      background: var(--color-surface-sunken);
      font-family: var(--font-mono);
      font-size: var(--p-text-12);
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
  `,
})
export class MadeKeyDialogComponent {
  readonly made = input.required<CreatedApiKey | null>();
  readonly closed = output();

  protected readonly t = inject(Texts).t;
  private readonly keyText = viewChild<ElementRef<HTMLElement>>('keyText');
  private readonly commandText = viewChild<ElementRef<HTMLElement>>('commandText');
  protected readonly canCopy = canCopy();
  protected readonly copied = linkedSignal<CreatedApiKey | null, 'key' | 'example' | null>({
    source: this.made,
    computation: () => null,
  });
  /** The browser did not let it be copied. */
  protected readonly refused = linkedSignal<CreatedApiKey | null, boolean>({
    source: this.made,
    computation: () => false,
  });
  protected readonly command = computed(() => {
    const made = this.made();
    if (made === null) return '';
    const { origin } = location;
    const scope = made.scopes[0] ?? 'printing.submit';
    return scope === 'printing.submit'
      ? curlExample({ origin, key: made.key, content: this.t('apiKeys.exampleText') })
      : `curl "${origin}${reading[scope].path}" \\\n  -H "Authorization: Bearer ${made.key}"`;
  });

  constructor() {
    afterRenderEffect(() => {
      if (!this.canCopy) selectText(this.keyText()?.nativeElement);
    });
  }

  protected async copy(what: 'key' | 'example'): Promise<void> {
    const [text, shown] =
      what === 'key' ? [this.made()?.key ?? '', this.keyText()] : [this.command(), this.commandText()];
    const done = await copyText(text, shown?.nativeElement);
    this.copied.set(done ? what : null);
    this.refused.set(!done);
  }
}
