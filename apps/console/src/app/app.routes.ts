import { inject } from '@angular/core';
import { type CanActivateFn, Router, type Route, type Routes } from '@angular/router';
import type { Permission } from '@picolo/contracts';
import { Session, requireSignedIn } from '@picolo/web';

/** A client's account may read the catalogue, but the console is not for clients. */
const staffOnly: CanActivateFn = () =>
  (inject(Session).user()?.clientId ?? null) === null ||
  inject(Router).createUrlTree(['/sign-in'], { queryParams: { client: true } });

const forbidden: Route = {
  path: '**',
  loadComponent: () => import('./shell/forbidden.page').then((page) => page.ForbiddenPage),
};

/** An area behind a permission; without it the same address says what is missing. */
function area(path: string, permission: Permission, inside: Pick<Route, 'loadChildren' | 'loadComponent'>): Routes {
  return [
    { path, canMatch: [() => inject(Session).can(permission)], ...inside },
    { path, children: [forbidden] },
  ];
}

export const routes: Routes = [
  {
    path: 'sign-in',
    loadComponent: () => import('./features/identity/pages/sign-in.page').then((page) => page.SignInPage),
  },
  {
    path: 'forgotten-password',
    loadComponent: () =>
      import('./features/identity/pages/forgotten-password.page').then((page) => page.ForgottenPasswordPage),
  },
  {
    path: 'reset-password',
    loadComponent: () => import('./features/identity/pages/reset-password.page').then((page) => page.ResetPasswordPage),
  },
  {
    path: 'verify-email',
    loadComponent: () => import('./features/identity/pages/verify-email.page').then((page) => page.VerifyEmailPage),
  },
  {
    path: 'invitation',
    loadComponent: () => import('./features/identity/pages/invitation.page').then((page) => page.InvitationPage),
  },
  { path: 'setup', loadComponent: () => import('./features/identity/pages/setup.page').then((page) => page.SetupPage) },
  {
    path: '',
    canActivate: [requireSignedIn, staffOnly],
    loadComponent: () => import('./shell/shell.component').then((shell) => shell.ShellComponent),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'dashboard' },
      {
        path: 'dashboard',
        loadComponent: () => import('./features/dashboard/pages/dashboard.page').then((page) => page.DashboardPage),
      },
      ...area('orders', 'orders.read', {
        loadChildren: () => import('./features/orders/orders.routes').then((routing) => routing.ORDER_ROUTES),
      }),
      ...area('invoices', 'invoices.read', {
        loadChildren: () => import('./features/invoices/invoices.routes').then((routing) => routing.INVOICE_ROUTES),
      }),
      ...area('products', 'catalogue.read', {
        loadChildren: () => import('./features/catalogue/catalogue.routes').then((routing) => routing.CATALOGUE_ROUTES),
      }),
      ...area('to-order', 'stock.read', {
        loadComponent: () => import('./features/catalogue/pages/to-order.page').then((page) => page.ToOrderPage),
      }),
      ...area('accounting/accounts', 'settings.manage', {
        loadChildren: () => import('./features/invoices/accounts.routes').then((routing) => routing.ACCOUNTS_ROUTES),
      }),
      ...area('accounting', 'invoices.export', {
        loadComponent: () =>
          import('./features/invoices/pages/accounting-export.page').then((page) => page.AccountingExportPage),
      }),
      ...area('imports', 'catalogue.import', {
        loadChildren: () => import('./features/imports/imports.routes').then((routing) => routing.IMPORT_ROUTES),
      }),
      ...area('stock', 'stock.read', {
        loadChildren: () => import('./features/stock/stock.routes').then((routing) => routing.STOCK_ROUTES),
      }),
      ...area('locations', 'stock.locations', {
        loadComponent: () => import('./features/stock/pages/location-list.page').then((page) => page.LocationListPage),
      }),
      ...area('counts', 'stock.count', {
        loadChildren: () => import('./features/stock/stock.routes').then((routing) => routing.COUNT_ROUTES),
      }),
      ...area('movements', 'stock.read', {
        loadComponent: () => import('./features/stock/pages/movement-list.page').then((page) => page.MovementListPage),
      }),
      ...area('clients', 'clients.read', {
        loadChildren: () => import('./features/clients/clients.routes').then((routing) => routing.CLIENT_ROUTES),
      }),
      ...area('printing', 'printing.read', {
        loadChildren: () => import('./features/printing/printing.routes').then((routing) => routing.PRINTING_ROUTES),
      }),
      ...area('mails', 'operations.read', {
        loadComponent: () => import('./features/operations/pages/mail-list.page').then((page) => page.MailListPage),
      }),
      ...area('failed-tasks', 'operations.read', {
        loadComponent: () =>
          import('./features/operations/pages/failed-task-list.page').then((page) => page.FailedTaskListPage),
      }),
      ...area('company', 'settings.manage', {
        loadChildren: () => import('./features/settings/settings.routes').then((routing) => routing.COMPANY_ROUTES),
      }),
      ...area('api-keys', 'integrations.manage', {
        loadComponent: () =>
          import('./features/integrations/pages/api-key-list.page').then((page) => page.ApiKeyListPage),
      }),
      ...area('users', 'users.read', {
        loadChildren: () => import('./features/rights/rights.routes').then((routing) => routing.USER_ROUTES),
      }),
      ...area('roles', 'roles.manage', {
        loadChildren: () => import('./features/rights/rights.routes').then((routing) => routing.ROLE_ROUTES),
      }),
      ...area('audit', 'audit.read', {
        loadComponent: () => import('./features/audit/pages/audit-list.page').then((page) => page.AuditListPage),
      }),
      {
        path: 'account',
        loadComponent: () => import('./features/identity/pages/account.page').then((page) => page.AccountPage),
      },
      { ...forbidden, path: 'forbidden' },
      { path: '**', loadComponent: () => import('./shell/not-found.page').then((page) => page.NotFoundPage) },
    ],
  },
];
