/** A path of this shop, whatever stands in the address; the home page unless told. */
export const pathAfterSignIn = (wanted: string | undefined): string =>
  wanted !== undefined && /^\/(?![/\\])/.test(wanted) ? wanted : '/';
