interface Versioned {
  readonly id: number;
  readonly version: number;
}

/**
 * Whether what a page shows is older than what a live event tells of. While the page changes from one thing to the next it
 * still shows the last one, whose version says nothing about the next.
 */
export function outdated(shown: Versioned | null, told: Versioned): boolean {
  return shown?.id !== told.id || shown.version < told.version;
}
