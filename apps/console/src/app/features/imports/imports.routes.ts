import type { Routes } from '@angular/router';

export const IMPORT_ROUTES: Routes = [
  { path: '', loadComponent: () => import('./pages/import-list.page').then((page) => page.ImportListPage) },
  { path: ':id', loadComponent: () => import('./pages/import.page').then((page) => page.ImportPage) },
];
