import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Texts } from './texts';

export interface FilterChoice {
  /** Value of the query parameter. */
  readonly value: string;
  readonly label: string;
}

/** Filter of a list as links, "all" first, so that it lives in the URL: back, bookmarks and new tabs work. */
@Component({
  selector: 'app-filter-chips',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ui-filters" role="group" [attr.aria-label]="label() || t('list.filter')">
      @for (choice of links(); track choice.value) {
        <a
          class="ui-filter"
          routerLink="."
          queryParamsHandling="merge"
          [queryParams]="choice.query"
          [attr.aria-current]="(chosen() ?? null) === choice.value ? 'true' : null"
          >{{ choice.label }}</a
        >
      }
    </div>
  `,
})
export class FilterChipsComponent {
  readonly parameter = input.required<string>();
  readonly choices = input.required<readonly FilterChoice[]>();
  readonly chosen = input<string | undefined>();
  readonly label = input('');
  protected readonly t = inject(Texts).t;
  protected readonly links = computed(() =>
    [{ value: null, label: this.t('list.all') }, ...this.choices()].map((choice) => ({
      ...choice,
      query: { [this.parameter()]: choice.value },
    })),
  );
}
