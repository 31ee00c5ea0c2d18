import type { Routes } from '@angular/router';
import { requirePermission } from '@picolo/web';
import { keepUnsaved } from '../../platform/leave-question';

export const CLIENT_ROUTES: Routes = [
  { path: '', loadComponent: () => import('./pages/client-list.page').then((page) => page.ClientListPage) },
  {
    path: 'new',
    canActivate: [requirePermission('clients.write')],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./pages/client-form.page').then((page) => page.ClientFormPage),
  },
  { path: ':id', loadComponent: () => import('./pages/client-detail.page').then((page) => page.ClientDetailPage) },
  {
    path: ':id/edit',
    canActivate: [requirePermission('clients.write')],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./pages/client-form.page').then((page) => page.ClientFormPage),
  },
];
