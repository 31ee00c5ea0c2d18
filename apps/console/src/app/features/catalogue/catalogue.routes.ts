import type { Routes } from '@angular/router';
import { keepUnsaved } from '../../platform/leave-question';

export const CATALOGUE_ROUTES: Routes = [
  { path: '', loadComponent: () => import('./pages/product-list.page').then((page) => page.ProductListPage) },
  {
    path: 'new',
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./pages/product-form.page').then((page) => page.ProductFormPage),
  },
  { path: ':id', loadComponent: () => import('./pages/product-detail.page').then((page) => page.ProductDetailPage) },
  {
    path: ':id/edit',
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./pages/product-form.page').then((page) => page.ProductFormPage),
  },
];
