import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { NoticeComponent } from '@picolo/ui';
import type { ProblemError } from '@picolo/web';
import { Texts } from './texts';

/** Why an act was refused, in the server's words, with what is missing as a list and the reference for support. */
@Component({
  selector: 'app-refusal',
  imports: [NoticeComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (problem(); as refused) {
      <ui-notice tone="danger">
        <p>{{ refused.detail || t('errors.network') }}</p>
        @if (missing().length) {
          <ul>
            @for (item of missing(); track item) {
              <li>{{ item }}</li>
            }
          </ul>
        }
        @if (refused.traceId && refused.code === 'SERVICE.UNEXPECTED') {
          <p class="ui-small">
            {{ t('ui.reference') }} <span class="ui-mono">{{ refused.traceId }}</span>
          </p>
        }
      </ui-notice>
    }
  `,
  styles: `
    ul {
      margin-top: 4px;
      padding-left: 18px;
    }
  `,
})
export class RefusalComponent {
  readonly problem = input.required<ProblemError | null>();
  protected readonly t = inject(Texts).t;
  private readonly texts = inject(Texts);

  protected readonly missing = computed<readonly string[]>(() => {
    const missing = this.problem()?.meta['missing'];
    if (!Array.isArray(missing)) return [];
    return missing.filter((item) => typeof item === 'string').map((item) => this.texts.find(`missing.${item}`) ?? item);
  });
}
