import { Injectable, Logger } from '@nestjs/common';
import { roomOfWorker, workerNamespace, type LiveRoom } from '@picolo/contracts';
import { SocketGate, type NamespaceAuth } from '@picolo/server/realtime';
import type { Socket } from 'socket.io';
import { AdmitWorker } from '../use-cases/admit-worker.use-case.js';
import { LoseWorker } from '../use-cases/lose-worker.use-case.js';

/** Who may connect to the print workers' namespace, and what happens when such a connection ends. */
@Injectable()
export class WorkerDoor implements NamespaceAuth {
  private readonly logger = new Logger('PrintWorkers');

  constructor(
    gate: SocketGate,
    private readonly admission: AdmitWorker,
    private readonly losing: LoseWorker,
  ) {
    gate.register(workerNamespace, this);
  }

  async authenticate(socket: Socket): Promise<readonly LiveRoom[]> {
    const { workerId, key, protocol, manages } = socket.handshake.auth;
    const id = await this.admission.execute({ workerId, key, protocol, manages });
    (socket.data as { workerId?: number }).workerId = id;
    socket.once('disconnect', () => void this.left(id, socket.id));
    return [roomOfWorker(id)];
  }

  /** When the database is away too, the sweep of silent workers sees it later. */
  private async left(workerId: number, connectionId: string): Promise<void> {
    await this.losing.execute(workerId, connectionId).catch((error: unknown) => {
      this.logger.debug(error instanceof Error ? error.message : String(error));
    });
  }
}
