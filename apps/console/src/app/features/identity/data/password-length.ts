/** As the server asks for. */
export const PASSWORD_LENGTH = 10;
