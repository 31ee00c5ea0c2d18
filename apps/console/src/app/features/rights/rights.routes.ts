import type { Routes } from '@angular/router';
import { keepUnsaved } from '../../platform/leave-question';

export const ROLE_ROUTES: Routes = [
  {
    path: '',
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./pages/role-matrix.page').then((page) => page.RoleMatrixPage),
  },
];

export const USER_ROUTES: Routes = [
  { path: '', loadComponent: () => import('./pages/user-list.page').then((page) => page.UserListPage) },
  { path: ':id', loadComponent: () => import('./pages/user-detail.page').then((page) => page.UserDetailPage) },
];
