import type { Routes } from '@angular/router';
import { requirePermission } from '@picolo/web';
import { keepUnsaved } from '../../platform/leave-question';

export const ORDER_ROUTES: Routes = [
  { path: '', loadComponent: () => import('./pages/order-list.page').then((page) => page.OrderListPage) },
  { path: 'board', loadComponent: () => import('./pages/order-board.page').then((page) => page.OrderBoardPage) },
  {
    path: 'new',
    canActivate: [requirePermission('orders.create')],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./pages/order-new.page').then((page) => page.OrderNewPage),
  },
  { path: ':id', loadComponent: () => import('./pages/order-detail.page').then((page) => page.OrderDetailPage) },
];
