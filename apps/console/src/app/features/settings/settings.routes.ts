import type { Routes } from '@angular/router';
import { keepUnsaved } from '../../platform/leave-question';

export const COMPANY_ROUTES: Routes = [
  {
    path: '',
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./pages/company.page').then((page) => page.CompanyPage),
  },
];
