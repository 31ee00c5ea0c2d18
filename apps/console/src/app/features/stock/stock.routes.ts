import type { Routes } from '@angular/router';
import { requirePermission } from '@picolo/web';

export const STOCK_ROUTES: Routes = [
  { path: '', loadComponent: () => import('./pages/stock-overview.page').then((page) => page.StockOverviewPage) },
  {
    path: 'locations',
    canActivate: [requirePermission('stock.locations')],
    loadComponent: () => import('./pages/location-list.page').then((page) => page.LocationListPage),
  },
];

export const COUNT_ROUTES: Routes = [
  { path: '', loadComponent: () => import('./pages/count-list.page').then((page) => page.CountListPage) },
  { path: ':id', loadComponent: () => import('./pages/count.page').then((page) => page.CountPage) },
];
