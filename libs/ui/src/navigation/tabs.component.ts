import { ChangeDetectionStrategy, Component, ElementRef, inject, input, model } from '@angular/core';
import { BadgeComponent } from '../feedback/badge.component';

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly count?: number;
}

/** Tabs over panels of the same page; the page shows the panel of `selected` (role tabpanel, id `<prefix>-panel`). */
@Component({
  selector: 'ui-tabs',
  imports: [BadgeComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ui-tabs" role="tablist" tabindex="-1" [attr.aria-label]="label()" (keydown)="onKey($event)">
      @for (tab of tabs(); track tab.id) {
        <button
          type="button"
          role="tab"
          class="ui-tab"
          [id]="prefix() + '-tab-' + tab.id"
          [attr.aria-selected]="tab.id === selected()"
          [attr.aria-controls]="tab.id === selected() ? prefix() + '-panel' : null"
          [attr.tabindex]="tab.id === selected() ? 0 : -1"
          (click)="selected.set(tab.id)"
        >
          {{ tab.label }}
          <ui-badge [count]="tab.count ?? 0" />
        </button>
      }
    </div>
  `,
})
export class TabsComponent {
  readonly tabs = input.required<readonly Tab[]>();
  readonly selected = model.required<string>();
  readonly label = input.required<string>();
  readonly prefix = input('tabs');

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected onKey(event: KeyboardEvent): void {
    const step: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
    const by = step[event.key];
    if (by === undefined) return;
    const tabs = this.tabs();
    const at = tabs.findIndex((tab) => tab.id === this.selected());
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    this.selected.set(next.id);
    this.host.nativeElement.querySelector<HTMLElement>(`#${this.prefix()}-tab-${next.id}`)?.focus();
  }
}
