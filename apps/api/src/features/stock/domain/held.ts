interface Line {
  readonly productId: number;
  readonly quantity: number;
}

type LocatedLine = Line & { readonly locationId?: number };

/**
 * The lines of an order by the places where it holds them, each place up to what it holds there. What is held nowhere names
 * no place, so that it is refused like any other stock that is not there. Quantities in ten-thousandths.
 */
export const takenFrom = (
  held: readonly (Line & { readonly locationId: number })[],
  lines: readonly Line[],
): readonly LocatedLine[] => {
  const left = held.map((place) => ({ ...place }));
  return lines.flatMap(({ productId, quantity }) => {
    let missing = quantity;
    const taken: LocatedLine[] = [];
    for (const place of left.filter((one) => one.productId === productId)) {
      const part = Math.min(place.quantity, missing);
      if (part <= 0) continue;
      place.quantity -= part;
      missing -= part;
      taken.push({ productId, locationId: place.locationId, quantity: part });
    }
    return missing > 0 ? [...taken, { productId, quantity: missing }] : taken;
  });
};
