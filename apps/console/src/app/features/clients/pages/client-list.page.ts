import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type ClientView, listClients } from '@picolo/contracts';
import { Api, afterReconnect } from '@picolo/web';
import { ButtonComponent, ChipComponent, IconComponent, SearchInputComponent } from '@picolo/ui';
import { ListFootComponent } from '../../../platform/list-foot.component';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { PagedList } from '../../../platform/paged-list';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';

@Component({
  selector: 'app-client-list',
  imports: [
    ButtonComponent,
    ChipComponent,
    IconComponent,
    ListFootComponent,
    LoadStateComponent,
    PageHeadComponent,
    RouterLink,
    SearchInputComponent,
  ],
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
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly list = new PagedList<ClientView>((cursor) =>
    this.api.call(listClients, { query: { cursor, q: this.q() } }),
  );

  constructor() {
    effect(() => {
      this.q();
      void this.list.load();
    });
    afterReconnect(() => void this.list.reload());
  }

  protected async search(text: string): Promise<void> {
    await this.router.navigate([], { queryParams: { q: text || null }, queryParamsHandling: 'merge' });
  }
}
