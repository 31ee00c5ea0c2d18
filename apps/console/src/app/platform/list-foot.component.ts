import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { ButtonComponent } from '@picolo/ui';
import type { PagedList } from './paged-list';
import { RefusalComponent } from './refusal.component';
import { Texts } from './texts';

type Readable = Pick<PagedList<{ readonly id: number }>, 'hasMore' | 'busy' | 'problem' | 'more'>;

/** Below a list: load more, and why the last load failed while the old rows stay. */
@Component({
  selector: 'app-list-foot',
  imports: [ButtonComponent, RefusalComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-refusal [problem]="list().problem()" />
    @if (list().hasMore()) {
      <div class="list-foot">
        <button uiButton type="button" [busy]="list().busy()" (click)="list().more()">{{ t('list.more') }}</button>
      </div>
    }
  `,
})
export class ListFootComponent {
  readonly list = input.required<Readable>();
  protected readonly t = inject(Texts).t;
}
