import { ChangeDetectionStrategy, Component, booleanAttribute, computed, inject, input, output } from '@angular/core';
import { ButtonComponent, NoticeComponent } from '@picolo/ui';
import { RefusalComponent } from './refusal.component';
import { Texts } from './texts';
import type { VersionedForm } from './versioned-form';

/** Above the fields of a versioned form: somebody else saved it meanwhile, with the ways out, or why it was refused. */
@Component({
  selector: 'app-form-refusal',
  imports: [ButtonComponent, NoticeComponent, RefusalComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (form().conflict()) {
      <ui-notice tone="warning" [title]="t(title())">
        <p>{{ t(text()) }}</p>
        <p class="ui-row">
          @if (mergeable()) {
            <button uiButton type="button" size="small" (click)="mine.emit()">{{ t('product.keepMine') }}</button>
            <button uiButton type="button" size="small" variant="ghost" (click)="theirs.emit()">
              {{ t('product.takeTheirs') }}
            </button>
          } @else {
            <button uiButton type="button" size="small" (click)="theirs.emit()">{{ t('client.takeTheirs') }}</button>
          }
        </p>
      </ui-notice>
    } @else {
      <app-refusal [problem]="form().sending.problem()" />
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class FormRefusalComponent {
  readonly form = input.required<Pick<VersionedForm<never, never>, 'conflict' | 'sending'>>();
  /** Section of the language files with the words of the conflict. */
  readonly words = input.required<'client' | 'product' | 'settings'>();
  /** What was typed can be put on top of what somebody else saved. */
  readonly mergeable = input(false, { transform: booleanAttribute });
  readonly mine = output();
  readonly theirs = output();
  protected readonly t = inject(Texts).t;
  protected readonly title = computed(() => `${this.words()}.conflictTitle` as const);
  protected readonly text = computed(() => `${this.words()}.conflictText` as const);
}
