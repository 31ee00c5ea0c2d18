import { CdkDrag, CdkDragHandle } from '@angular/cdk/drag-drop';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  type CategoryListView,
  createCategory,
  manageCategories,
  orderCategories,
  removeCategory,
  renameCategory,
} from '@picolo/contracts';
import { ButtonComponent, CardComponent, IconButtonComponent, IconComponent, InputDirective, Toasts } from '@picolo/ui';
import { Api, type ProblemError, afterReconnect, loaded, toProblem } from '@picolo/web';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { ReorderDirective } from '../../../platform/reorder.directive';
import { Texts } from '../../../platform/texts';
import { CategoryDialogComponent } from '../components/category-dialog.component';

@Component({
  selector: 'app-category-list',
  imports: [
    ButtonComponent,
    CardComponent,
    CategoryDialogComponent,
    CdkDrag,
    CdkDragHandle,
    IconButtonComponent,
    IconComponent,
    InputDirective,
    LoadStateComponent,
    PageHeadComponent,
    RefusalComponent,
    ReorderDirective,
    RouterLink,
  ],
  host: { class: 'page page__narrow' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './category-list.page.html',
  styleUrl: './category-list.page.css',
})
export class CategoryListPage {
  private readonly texts = inject(Texts);
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  protected readonly categories = loaded(() => this.api.request(manageCategories));
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly adding = signal(false);

  constructor() {
    afterReconnect(() => {
      this.categories.reload();
    });
  }

  protected async reorder(categories: readonly CategoryListView[]): Promise<void> {
    this.categories.set(categories);
    await this.act(() => this.api.call(orderCategories, { body: { ids: categories.map(({ id }) => id) } }));
  }

  protected async rename(category: CategoryListView, name: string): Promise<void> {
    if (name.trim() === '' || name.trim() === category.name) return;
    await this.act(() => this.api.call(renameCategory, { params: { id: category.id }, body: { name: name.trim() } }));
  }

  protected async add(name: string): Promise<void> {
    this.adding.set(false);
    await this.act(async () => {
      await this.api.call(createCategory, { body: { name } });
      return await this.api.call(manageCategories);
    });
  }

  protected async takeAway({ id, name }: CategoryListView): Promise<void> {
    const done = await this.act(() => this.api.call(removeCategory, { params: { id } }));
    if (done) this.toasts.show(this.t('categories.removed', { name }), () => void this.add(name));
  }

  private async act(work: () => Promise<readonly CategoryListView[]>): Promise<boolean> {
    this.problem.set(null);
    try {
      this.categories.set(await work());
      return true;
    } catch (error) {
      this.problem.set(toProblem(error));
      this.categories.reload();
      return false;
    }
  }
}
