/** As the server asks for. */
export const SHORTEST_PASSWORD = 10;
