import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { ButtonComponent, DialogComponent, FormDirective } from '@picolo/ui';
import type { Attempt } from '@picolo/web';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';

/**
 * Frame of the dialogs that issue a document or record money: what it does, what is entered (its content), why it was
 * refused, `[after]` that, and the button. There while it is open.
 */
@Component({
  selector: 'app-issue-dialog',
  imports: [ButtonComponent, DialogComponent, FormDirective, RefusalComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [open]="true" [look]="look()" [title]="title()" (closed)="closed.emit()">
      <form uiForm class="ui-stack" id="issue-form" (sent)="send()">
        <p class="ui-muted">{{ text() }}</p>
        <ng-content />
        <app-refusal [problem]="sending().problem()" />
        <ng-content select="[after]" />
      </form>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="closed.emit()">{{ t('form.cancel') }}</button>
        <button
          uiButton
          type="submit"
          form="issue-form"
          variant="primary"
          [busy]="sending().busy()"
          [disabled]="!ready()"
        >
          {{ action() }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class IssueDialogComponent {
  readonly title = input.required<string>();
  readonly text = input.required<string>();
  /** Word of the button. */
  readonly action = input.required<string>();
  readonly ready = input.required<boolean>();
  readonly sending = input.required<Attempt<true>>();
  readonly look = input<'box' | 'wide'>('box');
  readonly sent = output();
  readonly closed = output();

  protected readonly t = inject(Texts).t;

  protected send(): void {
    if (this.ready()) this.sent.emit();
  }
}
