import type { Routes } from '@angular/router';

export const INVOICE_ROUTES: Routes = [
  { path: '', loadComponent: () => import('./pages/invoice-list.page').then((page) => page.InvoiceListPage) },
  { path: ':id', loadComponent: () => import('./pages/invoice-detail.page').then((page) => page.InvoiceDetailPage) },
];
