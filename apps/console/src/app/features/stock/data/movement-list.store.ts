import { Injectable } from '@angular/core';
import { type MovementListQuery, type MovementView, listMovements } from '@picolo/contracts';
import { followLive } from '@picolo/web';
import { ListStore } from '../../../platform/list-store';

/** The ledger, newest first; a changed level means that it grew. */
@Injectable()
export class MovementListStore extends ListStore<MovementListQuery, MovementView> {
  private catchingUp = false;
  private again = false;

  constructor() {
    super(listMovements);
    followLive('stock:level', () => void this.catchUp());
  }

  /** Many levels change in one order: one question at a time, and one more when something came meanwhile. */
  private async catchUp(): Promise<void> {
    if (this.catchingUp) {
      this.again = true;
      return;
    }
    this.catchingUp = true;
    const page = await this.page().catch(() => null);
    const newest = this.list.items()[0]?.id ?? 0;
    for (const movement of [...(page?.items ?? [])].reverse()) {
      if (movement.id > newest) this.list.arrive(movement);
    }
    this.catchingUp = false;
    if (!this.again) return;
    this.again = false;
    await this.catchUp();
  }
}
