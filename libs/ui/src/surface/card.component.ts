import { ChangeDetectionStrategy, Component, booleanAttribute, input } from '@angular/core';

/** Framed part of a page; `[uiCardActions]` stands at the right of its title. */
@Component({
  selector: 'ui-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-card' },
  template: `
    @if (title()) {
      <div class="ui-card__head">
        <h2 class="ui-card__title">{{ title() }}</h2>
        <ng-content select="[uiCardActions]" />
      </div>
    }
    <div [class]="flush() ? 'ui-card__body ui-card__body--flush' : 'ui-card__body'"><ng-content /></div>
  `,
})
export class CardComponent {
  readonly title = input('');
  /** No inner space: for a table that fills the card. */
  readonly flush = input(false, { transform: booleanAttribute });
}
