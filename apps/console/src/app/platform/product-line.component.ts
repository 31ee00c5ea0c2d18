import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { IconButtonComponent } from '@picolo/ui';
import { Texts } from './texts';

/** A product in a list that is being written: its name, `[lineDetail]` below it, what is entered, and the way to take it out. */
@Component({
  selector: 'li[appProductLine]',
  imports: [IconButtonComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="name">
      <span class="ui-strong">{{ name() }}</span>
      <span class="ui-subtle ui-small"><ng-content select="[lineDetail]" /></span>
    </div>
    <ng-content />
    <button
      uiIconButton
      type="button"
      icon="delete"
      size="small"
      [label]="t('productLines.remove', { name: name() })"
      (click)="removed.emit()"
    ></button>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
      justify-content: flex-end;
      padding: 12px 0;
      border-bottom: 1px solid var(--color-border);
    }
    .name {
      display: flex;
      flex: 1 1 220px;
      flex-direction: column;
      min-width: 0;
    }
  `,
})
export class ProductLineComponent {
  readonly name = input.required<string>();
  readonly removed = output();

  protected readonly t = inject(Texts).t;
}
