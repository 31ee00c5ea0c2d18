import type { Routes } from '@angular/router';
import { requireSignedIn } from '@picolo/web';
import { CataloguePage } from './features/catalogue/pages/catalogue.page';

export const routes: Routes = [
  { path: '', component: CataloguePage },
  { path: 'c/:category', component: CataloguePage },
  {
    path: 'p/:slug',
    loadComponent: () => import('./features/catalogue/pages/product.page').then((m) => m.ProductPage),
  },
  { path: 'basket', loadComponent: () => import('./features/basket/basket.page').then((m) => m.BasketPage) },
  {
    path: 'checkout',
    canActivate: [requireSignedIn],
    loadComponent: () => import('./features/checkout/pages/checkout.page').then((m) => m.CheckoutPage),
  },
  { path: 'sign-in', loadComponent: () => import('./features/account/pages/sign-in.page').then((m) => m.SignInPage) },
  {
    path: 'register',
    loadComponent: () => import('./features/account/pages/register.page').then((m) => m.RegisterPage),
  },
  {
    path: 'forgotten-password',
    loadComponent: () =>
      import('./features/account/pages/forgotten-password.page').then((m) => m.ForgottenPasswordPage),
  },
  {
    path: 'reset-password',
    loadComponent: () => import('./features/account/pages/reset-password.page').then((m) => m.ResetPasswordPage),
  },
  {
    path: 'verify-email',
    loadComponent: () => import('./features/account/pages/verify-email.page').then((m) => m.VerifyEmailPage),
  },
  {
    path: 'account',
    canActivate: [requireSignedIn],
    loadChildren: () => import('./features/account/account.routes').then((m) => m.accountRoutes),
  },
  { path: '**', loadComponent: () => import('./shell/not-found.page').then((m) => m.NotFoundPage) },
];
