/** Side of the square drawing, in its own units and in pixels of the photo. */
export const side = 640;

export interface Scene {
  /** Wall and table behind the product. */
  readonly wall: string;
  readonly table: string;
}

/** Colours of one product; `#rrggbb` all of them. */
export interface Colours {
  /** What one sees of the content, or the body of a box. */
  readonly body: string;
  readonly dark: string;
  readonly lid: string;
  readonly label: string;
  readonly ink: string;
}

const gradient = (id: string, from: string, middle: string, to: string): string =>
  `<linearGradient id="${id}"><stop offset="0" stop-color="${from}"/><stop offset=".45" stop-color="${middle}"/>
  <stop offset="1" stop-color="${to}"/></linearGradient>`;

const shine = (x: number, y: number, width: number, height: number): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${width / 2}" fill="#fff" opacity=".32"/>`;

/** A label with a sprig and lines where words would be: no font is the same everywhere. */
const label = (x: number, y: number, width: number, height: number, { label: paper, ink }: Colours): string => {
  const middle = x + width / 2;
  const line = (at: number, length: number): string =>
    `<rect x="${middle - length / 2}" y="${y + height * at}" width="${length}" height="7" rx="3.5" fill="${ink}" opacity=".75"/>`;
  const top = y + height * 0.16;
  const bottom = y + height * 0.46;
  const leaf = (dx: number, turn: number): string =>
    `<ellipse cx="${middle + dx}" cy="${(top + bottom) / 2}" rx="8" ry="20" fill="${ink}" transform="rotate(${turn} ${middle + dx} ${(top + bottom) / 2})"/>`;
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="10" fill="${paper}"/>
  <path d="M${middle} ${bottom}V${top}" stroke="${ink}" stroke-width="5" stroke-linecap="round"/>
  ${leaf(-17, -35)}${leaf(17, 35)}${line(0.58, width * 0.56)}${line(0.72, width * 0.38)}${line(0.84, width * 0.22)}`;
};

const jar = (colours: Colours): string => `
  <rect x="205" y="232" width="230" height="292" rx="44" fill="url(#body)"/>
  <rect x="205" y="232" width="230" height="40" rx="20" fill="#fff" opacity=".25"/>
  <rect x="218" y="176" width="204" height="62" rx="14" fill="${colours.lid}"/>
  <rect x="218" y="206" width="204" height="8" fill="#000" opacity=".12"/>
  ${label(232, 308, 176, 150, colours)}${shine(222, 262, 12, 230)}`;

const bottle = (colours: Colours): string => `
  <path d="M284 136h72v70c0 40 56 52 56 112v188a26 26 0 0 1-26 26H254a26 26 0 0 1-26-26V318c0-60 56-72 56-112z" fill="url(#body)"/>
  <rect x="278" y="92" width="84" height="58" rx="10" fill="${colours.lid}"/>
  ${label(228, 342, 184, 140, colours)}${shine(246, 306, 11, 196)}`;

const tin = (colours: Colours): string => `
  <rect x="200" y="206" width="240" height="318" rx="14" fill="url(#body)"/>
  <ellipse cx="320" cy="520" rx="120" ry="16" fill="${colours.dark}"/>
  <rect x="192" y="160" width="256" height="62" rx="16" fill="${colours.lid}"/>
  <rect x="192" y="206" width="256" height="10" fill="#000" opacity=".14"/>
  ${label(232, 272, 176, 190, colours)}${shine(214, 238, 10, 250)}`;

const bag = (colours: Colours): string => `
  <path d="M210 190h220l16 318a22 22 0 0 1-22 24H216a22 22 0 0 1-22-24z" fill="url(#body)"/>
  <path d="M204 132h232l-6 62H210z" fill="${colours.lid}"/>
  <path d="M204 150h232M206 168h228" stroke="#000" stroke-opacity=".16" stroke-width="5"/>
  ${label(238, 266, 164, 180, colours)}
  <path d="M224 214l-10 290" stroke="#fff" stroke-opacity=".25" stroke-width="9" stroke-linecap="round"/>`;

const shapes = { jar, bottle, tin, bag } as const;
export type Shape = keyof typeof shapes;

/** A still life of one product: a wall, a table, a shadow, light from the left. */
export function still(shape: Shape, colours: Colours, { wall, table }: Scene): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}">
  <defs>${gradient('body', colours.body, colours.body, colours.dark)}
  <radialGradient id="light" cx=".3" cy=".2" r=".9"><stop offset="0" stop-color="#fff" stop-opacity=".6"/>
  <stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>
  <radialGradient id="shadow"><stop offset="0" stop-color="#000" stop-opacity=".35"/>
  <stop offset="1" stop-color="#000" stop-opacity="0"/></radialGradient></defs>
  <rect width="${side}" height="${side}" fill="${wall}"/><rect y="452" width="${side}" height="188" fill="${table}"/>
  <rect width="${side}" height="${side}" fill="url(#light)"/>
  <ellipse cx="340" cy="530" rx="190" ry="34" fill="url(#shadow)"/>${shapes[shape](colours)}</svg>`;
}
