/** Where @Serves and @On leave on a handler who may call it, and which endpoint it serves. */
export const accessKey = 'picolo:access';
export const endpointKey = 'picolo:endpoint';
