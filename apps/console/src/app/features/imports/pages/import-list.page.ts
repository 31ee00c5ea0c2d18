import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type ImportView, exportProducts, url } from '@picolo/contracts';
import { ButtonComponent, CardComponent, CountPipe, MomentPipe } from '@picolo/ui';
import { ListPageComponent } from '../../../platform/list-page.component';
import { Texts } from '../../../platform/texts';
import { ImportStateComponent } from '../components/import-state.component';
import { ImportUploadComponent } from '../components/import-upload.component';
import { ImportListStore } from '../data/import-list.store';

@Component({
  selector: 'app-import-list',
  imports: [
    ButtonComponent,
    CardComponent,
    CountPipe,
    ImportStateComponent,
    ImportUploadComponent,
    ListPageComponent,
    MomentPipe,
    RouterLink,
  ],
  providers: [ImportListStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-list.page.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--p-space-5);
    }
  `,
})
export class ImportListPage {
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly store = inject(ImportListStore);
  private readonly router = inject(Router);

  constructor() {
    void this.store.open({});
  }

  protected file(): string {
    return url(exportProducts, {}, { language: this.texts.language() });
  }

  protected async open({ id }: ImportView): Promise<void> {
    await this.router.navigate(['/imports', id]);
  }
}
