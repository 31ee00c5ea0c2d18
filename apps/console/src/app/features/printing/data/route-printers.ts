import { type PrinterGroupView, type PrinterView, type PrintRouteView, pdfKinds, takesPdf } from '@picolo/contracts';

/** The printers that a kind may come out of: its own, all of its group in their order, or the default one. */
export const printersOfRoute = (
  { printerId, groupId }: Pick<PrintRouteView, 'printerId' | 'groupId'>,
  groups: readonly PrinterGroupView[],
  printers: readonly PrinterView[],
): readonly PrinterView[] => {
  const known = (id: number): PrinterView[] => printers.filter((printer) => printer.id === id);
  if (printerId !== null) return known(printerId);
  if (groupId === null) return printers.filter(({ isDefault }) => isDefault);
  return groups.find(({ id }) => id === groupId)?.printerIds.flatMap(known) ?? [];
};

/** The first of them that cannot print what the kind is made of; null: all can. */
export const unfitFor = (kind: PrintRouteView['kind'], printers: readonly PrinterView[]): PrinterView | null =>
  pdfKinds.includes(kind) ? (printers.find(({ driver }) => !takesPdf(driver)) ?? null) : null;
