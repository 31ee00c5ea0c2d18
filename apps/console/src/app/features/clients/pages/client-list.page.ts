import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { listClients } from '@picolo/contracts';
import { ButtonComponent, ChipComponent, IconComponent } from '@picolo/ui';
import { ListPageComponent } from '../../../platform/list-page.component';
import { injectList } from '../../../platform/list-store';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';

@Component({
  selector: 'app-client-list',
  imports: [ButtonComponent, ChipComponent, IconComponent, ListPageComponent, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './client-list.page.html',
  styles: `
    .who {
      display: flex;
      gap: 10px;
      align-items: center;
    }
    .who ui-icon {
      color: var(--color-text-subtle);
    }
  `,
})
export class ClientListPage {
  /** From the URL. */
  readonly q = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly list = injectList(listClients, () => ({ q: this.q() }));
}
