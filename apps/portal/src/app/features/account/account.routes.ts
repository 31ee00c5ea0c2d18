import type { Routes } from '@angular/router';
import { AccountPage } from './pages/account.page';

export const accountRoutes: Routes = [
  {
    path: '',
    component: AccountPage,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'orders' },
      { path: 'orders', loadComponent: () => import('./pages/orders.page').then((m) => m.OrdersPage) },
      { path: 'profile', loadComponent: () => import('./pages/profile.page').then((m) => m.ProfilePage) },
      { path: 'prints', loadComponent: () => import('./pages/prints.page').then((m) => m.PrintsPage) },
      { path: 'security', loadComponent: () => import('./pages/security.page').then((m) => m.SecurityPage) },
      { path: 'data', loadComponent: () => import('./pages/data.page').then((m) => m.DataPage) },
    ],
  },
  { path: 'orders/:id', loadComponent: () => import('./pages/order.page').then((m) => m.OrderPage) },
];
