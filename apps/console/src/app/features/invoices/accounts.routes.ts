import type { Routes } from '@angular/router';
import { keepUnsaved } from '../../platform/leave-question';

export const ACCOUNTS_ROUTES: Routes = [
  {
    path: '',
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./pages/accounts.page').then((page) => page.AccountsPage),
  },
];
