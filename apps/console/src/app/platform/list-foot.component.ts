import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { ButtonComponent } from '@picolo/ui';
import { Texts } from './texts';

/** Below a list: load more, or the refusal of a refresh while the old rows stay. */
@Component({
  selector: 'app-list-foot',
  imports: [ButtonComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (hasMore()) {
      <div class="list-foot">
        <button uiButton type="button" [busy]="busy()" (click)="more.emit()">{{ t('list.more') }}</button>
      </div>
    }
  `,
})
export class ListFootComponent {
  readonly hasMore = input.required<boolean>();
  readonly busy = input.required<boolean>();
  readonly more = output();
  protected readonly t = inject(Texts).t;
}
