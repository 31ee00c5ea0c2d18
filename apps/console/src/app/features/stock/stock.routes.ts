import type { Routes } from '@angular/router';

export const STOCK_ROUTES: Routes = [
  { path: '', loadComponent: () => import('./pages/stock-overview.page').then((page) => page.StockOverviewPage) },
];

export const COUNT_ROUTES: Routes = [
  { path: '', loadComponent: () => import('./pages/count-list.page').then((page) => page.CountListPage) },
  { path: ':id', loadComponent: () => import('./pages/count.page').then((page) => page.CountPage) },
];
