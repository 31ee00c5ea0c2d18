import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { Session } from '@picolo/web';

const mayIssue = (): boolean => inject(Session).can('invoices.issue');

export const INVOICE_ROUTES: Routes = [
  { path: '', loadComponent: () => import('./pages/invoice-list.page').then((page) => page.InvoiceListPage) },
  {
    path: 'to-invoice',
    canMatch: [mayIssue],
    loadComponent: () => import('./pages/waiting-orders.page').then((page) => page.WaitingOrdersPage),
  },
  {
    path: 'batches',
    canMatch: [mayIssue],
    children: [
      { path: '', loadComponent: () => import('./pages/batch-list.page').then((page) => page.BatchListPage) },
      { path: ':id', loadComponent: () => import('./pages/batch.page').then((page) => page.BatchPage) },
    ],
  },
  { path: ':id', loadComponent: () => import('./pages/invoice-detail.page').then((page) => page.InvoiceDetailPage) },
];
