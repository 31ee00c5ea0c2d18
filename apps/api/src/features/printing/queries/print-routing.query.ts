import { Injectable } from '@nestjs/common';
import { printKinds, type PrintRouteView, type PrintRoutingView } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { readOptions } from '../persistence/print-jobs.repository.js';

@Injectable()
export class PrintRoutingQuery {
  constructor(private readonly db: Db) {}

  async all(): Promise<PrintRoutingView> {
    const routes = await this.db.rows<Omit<PrintRouteView, 'options'> & { options: string | null }>(
      `SELECT kind, printer_id AS printerId, group_id AS groupId, lifetime_minutes AS lifetimeMinutes, options
       FROM print_routes`,
    );
    const members = await this.db.rows<{ id: number; name: string; version: number; printerId: number | null }>(
      `SELECT g.id, g.name, g.version, m.printer_id AS printerId FROM printer_groups g
       LEFT JOIN printer_group_members m ON m.group_id = g.id ORDER BY g.name, g.id, m.position`,
    );
    const groups = new Map<number, { id: number; name: string; version: number; printerIds: number[] }>();
    for (const { id, name, version, printerId } of members) {
      const group = groups.get(id) ?? { id, name, version, printerIds: [] };
      if (printerId !== null) group.printerIds.push(printerId);
      groups.set(id, group);
    }
    const byKind = new Map(routes.map((route) => [route.kind, { ...route, options: readOptions(route.options) }]));
    return {
      routes: printKinds.flatMap((kind) => byKind.get(kind) ?? []),
      groups: [...groups.values()],
    };
  }
}
