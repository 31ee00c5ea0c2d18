/** A piece of XML, already escaped. Made only by `element` and `text`. */
export interface XmlNode {
  readonly xml: string;
}

type Attributes = Readonly<Record<string, string>>;
type Child = XmlNode | null;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as it stands between tags or in an attribute. */
export function escapeXml(value: string): string {
  return value.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
}

/** Element with text: `text('ram:Name', 'A & B')`. */
export function text(name: string, value: string, attributes: Attributes = {}): XmlNode {
  return { xml: `<${name}${writeAttributes(attributes)}>${escapeXml(value)}</${name}>` };
}

/** Element with text, or nothing when there is none: EN 16931 allows no empty elements. */
export function optional(name: string, value: string | null, attributes: Attributes = {}): Child {
  return value === null || value.trim() === '' ? null : text(name, value, attributes);
}

/** Element with children; null children are left out. */
export function element(name: string, children: readonly Child[], attributes: Attributes = {}): XmlNode {
  const inner = children.map((child) => child?.xml ?? '').join('');
  return { xml: `<${name}${writeAttributes(attributes)}>${inner}</${name}>` };
}

function writeAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}

/** Whole document in UTF-8. */
export function document(root: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}
