const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const unescape = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|amp);/gu, (_, name: string) => ENTITIES[name] ?? '');

/** Inner XML of every element at the end of a path of names, in document order; for tests. */
export function inner(xml: string, ...path: readonly string[]): string[] {
  return path.reduce<string[]>(
    (parts, name) =>
      parts.flatMap((part) =>
        [...part.matchAll(new RegExp(`<${name}(?: [^>]*)?>(.*?)</${name}>`, 'gsu'))].map((match) => match[1] ?? ''),
      ),
    [xml],
  );
}

/** The same as text, entities resolved. */
export function values(xml: string, ...path: readonly string[]): string[] {
  return inner(xml, ...path).map(unescape);
}
