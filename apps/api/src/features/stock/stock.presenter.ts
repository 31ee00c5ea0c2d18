import type { LocationLevel, StockView } from '@picolo/contracts';
import { quantityToJson } from '@picolo/server/db';
import { availableOf, type LocatedLevel } from './domain/stock-change.js';

const presentLevel = ({ locationId, onHand, reserved }: LocatedLevel): LocationLevel => ({
  locationId,
  onHand: quantityToJson(onHand),
  reserved: quantityToJson(reserved),
  available: quantityToJson(onHand - reserved),
});

/** A product over all its locations; versions add up, so the sum climbs with each change in any of them. */
export const presentStock = (levels: readonly LocatedLevel[], salesLocationId: number): StockView => {
  const sum = (of: (level: LocatedLevel) => number): number => levels.reduce((total, level) => total + of(level), 0);
  const selling = levels.find(({ locationId }) => locationId === salesLocationId);
  return {
    onHand: quantityToJson(sum(({ onHand }) => onHand)),
    reserved: quantityToJson(sum(({ reserved }) => reserved)),
    available: quantityToJson(sum(availableOf)),
    sellable: quantityToJson(selling === undefined ? 0 : availableOf(selling)),
    version: sum(({ version }) => version),
    locations: levels.map(presentLevel).sort((a, b) => a.locationId - b.locationId),
  };
};
