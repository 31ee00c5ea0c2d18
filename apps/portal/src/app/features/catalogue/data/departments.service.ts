import { Injectable, inject } from '@angular/core';
import { shopCategories } from '@picolo/contracts';
import { Api, type Loaded, loaded } from '@picolo/web';
import type { CategoryView } from '@picolo/contracts';

/** The departments of the shop: for the header, the home page and the names of pages. */
@Injectable({ providedIn: 'root' })
export class Departments {
  private readonly api = inject(Api);
  private readonly list: Loaded<readonly CategoryView[]> = loaded(() => this.api.request(shopCategories));
  readonly all = this.list.value;
}
