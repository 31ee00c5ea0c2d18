import { ChangeDetectionStrategy, Component, booleanAttribute, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Permission } from '@picolo/contracts';
import { injectCan } from './rights';

/** The name of a related thing: a link for those who may open it, plain words for the others. */
@Component({
  selector: 'app-right-link',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (to() && can(right())) {
      <a [class.quiet]="quiet()" [routerLink]="to()">{{ text() }}</a>
    } @else {
      {{ text() }}
    }`,
  styles: `
    .quiet {
      color: inherit;
      text-decoration: none;
    }
    .quiet:hover {
      text-decoration: underline;
    }
  `,
})
export class RightLinkComponent {
  readonly text = input.required<string>();
  readonly right = input.required<Permission>();
  /** Router commands; null where there is nothing to open. */
  readonly to = input.required<readonly (string | number)[] | null>();
  /** Looks like the text around it until the pointer is on it: the name of a row. */
  readonly quiet = input(false, { transform: booleanAttribute });
  protected readonly can = injectCan();
}
