import { UseFilters } from '@nestjs/common';
import { ConnectedSocket, MessageBody, WebSocketGateway } from '@nestjs/websockets';
import {
  workerNamespace,
  type AcceptAnswer,
  type BeatAnswer,
  type HelloAnswer,
  type JobOffer,
  type ServerToWorker,
  type WorkerToServer,
} from '@picolo/contracts';
import { On } from '@picolo/server/auth';
import { ProblemFilter } from '@picolo/server/errors';
import type { Socket } from 'socket.io';
import { isFinal } from '../domain/print-job-states.js';
import { AcceptJob } from '../use-cases/accept-job.use-case.js';
import { DeliverNextJob } from '../use-cases/deliver-next-job.use-case.js';
import { GreetWorker } from '../use-cases/greet-worker.use-case.js';
import { HearBeat } from '../use-cases/hear-beat.use-case.js';
import { ReportJob } from '../use-cases/report-job.use-case.js';
import { SendChunk } from '../use-cases/send-chunk.use-case.js';
import { AcceptDto, BeatDto, ChunkDto, HelloDto, NextDto, ReportDto } from './worker-messages.dto.js';

/** A connection that the socket gate let in: it is this worker's. */
type WorkerSocket = Socket<WorkerToServer, ServerToWorker, object, { readonly workerId: number }>;

/** The server's side of the worker protocol (contracts/printing/worker-protocol). */
@WebSocketGateway({ namespace: workerNamespace })
@UseFilters(ProblemFilter)
export class PrintWorkerGateway {
  constructor(
    private readonly greeting: GreetWorker,
    private readonly beating: HearBeat,
    private readonly delivery: DeliverNextJob,
    private readonly chunks: SendChunk,
    private readonly accepting: AcceptJob,
    private readonly reporting: ReportJob,
  ) {}

  @On('worker:hello', { worker: true })
  async hello(@ConnectedSocket() socket: WorkerSocket, @MessageBody() hello: HelloDto): Promise<HelloAnswer> {
    return await this.greeting.execute(socket.data.workerId, socket.id, hello);
  }

  @On('worker:beat', { worker: true })
  async beat(@ConnectedSocket() socket: WorkerSocket, @MessageBody() beat: BeatDto): Promise<BeatAnswer> {
    return await this.beating.execute(socket.data.workerId, socket.id, beat.printers);
  }

  @On('job:next', { worker: true })
  async next(@ConnectedSocket() socket: WorkerSocket, @MessageBody() ask: NextDto): Promise<{ job: JobOffer | null }> {
    return { job: await this.delivery.execute(socket.data.workerId, ask.printerUri) };
  }

  @On('job:chunk', { worker: true })
  async chunk(@ConnectedSocket() socket: WorkerSocket, @MessageBody() ask: ChunkDto): Promise<{ bytes: Uint8Array }> {
    return { bytes: await this.chunks.execute(socket.data.workerId, ask) };
  }

  @On('job:accept', { worker: true })
  async accept(@ConnectedSocket() socket: WorkerSocket, @MessageBody() job: AcceptDto): Promise<AcceptAnswer> {
    return await this.accepting.execute(socket.data.workerId, job);
  }

  @On('job:report', { worker: true })
  async report(@ConnectedSocket() socket: WorkerSocket, @MessageBody() report: ReportDto): Promise<{ applied: true }> {
    const status = await this.reporting.execute(socket.data.workerId, report);
    // The printer is free again: without this word the next job would wait for the next beat.
    if (isFinal(status) || status === 'unconfirmed' || status === 'queued') socket.emit('jobs:waiting');
    return { applied: true };
  }
}
