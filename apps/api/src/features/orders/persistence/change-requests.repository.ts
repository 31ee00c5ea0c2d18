import { Injectable } from '@nestjs/common';
import type { ChangeRequestState, ChangeRequestView } from '@picolo/contracts';
import { sql, write, type Tx } from '@picolo/server/db';
import type { ChangeRequest } from '../domain/order.js';
import { requestColumns, requestOf, type RequestRow } from './order-rows.js';

/** Requests for change; whoever writes here holds the order's row. */
@Injectable()
export class ChangeRequestsRepository {
  async insert(
    tx: Tx,
    request: {
      readonly orderId: number;
      readonly text: string;
      readonly wished: ChangeRequestView['wished'];
      readonly askedBy: number;
      readonly at: Date;
    },
  ): Promise<void> {
    const wished = request.wished === null ? null : JSON.stringify(request.wished);
    await write(
      tx,
      `INSERT INTO order_change_requests (order_id, text, wished, state, asked_by, created_at)
       VALUES (?, ?, ?, 'open', ?, ?)`,
      [request.orderId, request.text, wished, request.askedBy, request.at],
    );
  }

  async find(tx: Tx, orderId: number, id: number): Promise<ChangeRequest | null> {
    const text = `SELECT ${requestColumns} FROM order_change_requests WHERE order_id = ? AND id = ?`;
    const [row] = await sql<RequestRow>(tx, text, [orderId, id]);
    return row === undefined ? null : requestOf(row);
  }

  /** From open to `state`; false when it was answered before. */
  async settle(
    tx: Tx,
    id: number,
    state: ChangeRequestState,
    by: {
      readonly answer: string | null;
      readonly userId: number;
      readonly name: string;
      readonly applied: boolean;
      readonly at: Date;
    },
  ): Promise<boolean> {
    const { affected } = await write(
      tx,
      `UPDATE order_change_requests SET state = ?, answer = ?, answered_by = ?, answered_name = ?, applied = ?,
         answered_at = ? WHERE id = ? AND state = 'open'`,
      [state, by.answer, by.userId, by.name, by.applied ? 1 : 0, by.at, id],
    );
    return affected === 1;
  }

  /** The order ended: nobody answers any more. */
  async close(tx: Tx, orderId: number, at: Date): Promise<void> {
    await write(
      tx,
      "UPDATE order_change_requests SET state = 'closed', answered_at = ? WHERE order_id = ? AND state = 'open'",
      [at, orderId],
    );
  }
}
