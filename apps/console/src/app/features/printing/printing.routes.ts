import type { Routes } from '@angular/router';

export const PRINTING_ROUTES: Routes = [
  { path: '', loadComponent: () => import('./pages/print-job-list.page').then((page) => page.PrintJobListPage) },
  { path: 'jobs/:id', loadComponent: () => import('./pages/print-job.page').then((page) => page.PrintJobPage) },
  { path: 'printers', loadComponent: () => import('./pages/printer-list.page').then((page) => page.PrinterListPage) },
  { path: 'routing', loadComponent: () => import('./pages/print-routing.page').then((page) => page.PrintRoutingPage) },
  { path: 'workers', loadComponent: () => import('./pages/worker-list.page').then((page) => page.WorkerListPage) },
];
