import {
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
import type { EnrolmentView } from '@picolo/contracts';
import { ButtonComponent, copyText, DialogComponent, MomentPipe, NoticeComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

/** The one-time code of a new print worker: shown once, with what to do with it. */
@Component({
  selector: 'app-enrol-dialog',
  imports: [ButtonComponent, DialogComponent, MomentPipe, NoticeComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [open]="enrolment() !== null" [title]="t('enrol.title')" (closed)="closed.emit()">
      @if (enrolment(); as shown) {
        <div class="ui-stack">
          <p>{{ t('enrol.text') }}</p>
          <p #codeText class="code" aria-live="polite">{{ shown.code }}</p>
          @if (copied() === false) {
            <p role="status" class="ui-small">{{ t('apiKeys.notCopied') }}</p>
          }
          <div>
            <p class="ui-subtle ui-small">{{ t('enrol.command') }}</p>
            <pre class="command">{{ command() }}</pre>
          </div>
          <ui-notice tone="warning">{{ t('enrol.once', { until: (shown.expiresAt | moment) }) }}</ui-notice>
        </div>
      }
      <ng-container uiDialogFoot>
        <button uiButton type="button" icon="copy" (click)="copy()">
          {{ copied() ? t('enrol.copied') : t('enrol.copy') }}
        </button>
        <button uiButton type="button" variant="primary" (click)="closed.emit()">{{ t('enrol.done') }}</button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .code {
      padding: 16px;
      border: 1px dashed var(--color-border-control);
      border-radius: var(--radius);
      font-family: var(--font-mono);
      font-size: var(--p-text-20);
      font-weight: 600;
      letter-spacing: 0.06em;
      text-align: center;
      overflow-wrap: anywhere;
      user-select: all;
    }
    .command {
      margin: 4px 0 0;
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
export class EnrolDialogComponent {
  readonly enrolment = input.required<EnrolmentView | null>();
  readonly closed = output();

  protected readonly t = inject(Texts).t;
  private readonly codeText = viewChild<ElementRef<HTMLElement>>('codeText');
  /** Null: not tried; false: the browser did not let it. */
  protected readonly copied = linkedSignal<EnrolmentView | null, boolean | null>({
    source: this.enrolment,
    computation: () => null,
  });
  protected readonly command = computed(
    () =>
      `node dist/server/apps/print-worker/src/main.js enroll --server ${location.origin} --code ${this.enrolment()?.code ?? ''}`,
  );

  protected async copy(): Promise<void> {
    this.copied.set(await copyText(this.enrolment()?.code ?? '', this.codeText()?.nativeElement));
  }
}
