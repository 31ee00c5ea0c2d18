import type { Routes } from '@angular/router';
import { requirePermission } from '@picolo/web';
import { keepUnsaved } from '../../platform/leave-question';

export const CATALOGUE_ROUTES: Routes = [
  { path: '', loadComponent: () => import('./pages/product-list.page').then((page) => page.ProductListPage) },
  {
    path: 'new',
    canActivate: [requirePermission('catalogue.write')],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./pages/product-form.page').then((page) => page.ProductFormPage),
  },
  {
    path: 'categories',
    canActivate: [requirePermission('catalogue.write')],
    loadComponent: () => import('./pages/category-list.page').then((page) => page.CategoryListPage),
  },
  { path: ':id', loadComponent: () => import('./pages/product-detail.page').then((page) => page.ProductDetailPage) },
  {
    path: ':id/edit',
    canActivate: [requirePermission('catalogue.write')],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./pages/product-form.page').then((page) => page.ProductFormPage),
  },
];
