import {
  type PrinterGroupView,
  type PrinterView,
  type PrintRouteView,
  type PrintRoutingView,
  pdfKinds,
  takesPdf,
} from '@picolo/contracts';

type Way = Pick<PrintRouteView, 'printerId' | 'groupId' | 'options'>;

/** Where messages go and how they come out; as long as that is not known, to the default printer. */
export const messageRoute = (routing: PrintRoutingView | null): Way =>
  routing?.routes.find(({ kind }) => kind === 'text') ?? { printerId: null, groupId: null, options: null };

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

const atWork: readonly PrinterView['state'][] = ['ready', 'printing'];

/** Another printer for such a document, one that prints right now; undefined: there is none. */
export const standInFor = (
  own: Pick<PrinterView, 'id'> | undefined,
  kind: PrintRouteView['kind'],
  printers: readonly PrinterView[],
): PrinterView | undefined =>
  printers.find((other) => other.id !== own?.id && atWork.includes(other.state) && unfitFor(kind, [other]) === null);
