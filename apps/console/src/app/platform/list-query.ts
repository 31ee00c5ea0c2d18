import { inject } from '@angular/core';
import { Router } from '@angular/router';

/** Sets query parameters of the page's URL, the others stay; null takes one away. Call in an injection context. */
export function injectQuery(): (parameters: Readonly<Record<string, string | null>>) => Promise<boolean> {
  const router = inject(Router);
  return (queryParams) => router.navigate([], { queryParams, queryParamsHandling: 'merge' });
}
