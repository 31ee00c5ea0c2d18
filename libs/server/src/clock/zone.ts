/** Where the company is as long as nobody said otherwise. */
export const defaultZone = 'Europe/Paris';
