import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { workerBeatMs, type ErrorCode, type Recall } from '@picolo/contracts';
import { ConnectionDiary } from './connection/connection-diary.js';
import { refusalSentence } from './connection/refusal-sentence.js';
import { ReportSender } from './connection/report-sender.js';
import { finalRefusals, Refused, ServerLink } from './connection/server-link.js';
import { say } from './logging.js';
import { LaneKeeper } from './printing/lane-keeper.js';
import { clockToleranceMs } from './printing/job-clock.js';
import { PrinterWatch } from './printing/printer-watch.js';
import { WORKER_OPTIONS, type WorkerOptions } from './worker-options.js';

/** A server may answer anything. */
const recallsOf = (told: unknown): readonly Recall[] =>
  Array.isArray(told) ? told.filter((one: unknown): one is Recall => typeof one === 'object' && one !== null) : [];

/** Exit code when the server does not want this worker: starting it again does not help. */
export const refusedExit = 3;
const helloRetryMs = 2_000;

/** Runs the whole: looks at the printers, keeps the line, lets the lanes print and the reports go out. */
@Injectable()
export class PrintWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private beatTimer: NodeJS.Timeout | undefined;
  private helloTimer: NodeJS.Timeout | undefined;
  private reports: Promise<void> = Promise.resolve();

  constructor(
    @Inject(WORKER_OPTIONS) private readonly options: WorkerOptions,
    private readonly diary: ConnectionDiary,
    private readonly link: ServerLink,
    private readonly watch: PrinterWatch,
    private readonly sender: ReportSender,
    private readonly lanes: LaneKeeper,
  ) {}

  private get log(): Logger {
    return this.diary.log;
  }

  async onApplicationBootstrap(): Promise<void> {
    this.lanes.start(this.stopping.signal, () => {
      this.sender.wake();
    });
    this.reports = this.sender.run(this.stopping.signal);
    await this.look();
    this.beatTimer = setInterval(() => void this.beat(), workerBeatMs);
    this.diary.note('connecting');
    this.link.open({
      connected: () => void this.greet(),
      disconnected: (reason) => {
        this.diary.note('cut');
        this.log.warn({ reason }, 'the line to the server is cut');
        say(`The connection to ${this.options.settings.serverUrl} is cut; trying again.`);
      },
      waiting: () => {
        this.lanes.wake();
      },
      recalled: () => void this.beat(),
      outdated: (code) => {
        this.outdated(code);
      },
      refused: (code) => {
        this.refused(code);
      },
    });
  }

  /** Lets what is being sent to a printer come to its end: a cut there would have to be decided by a person. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.beatTimer);
    clearTimeout(this.helloTimer);
    this.stopping.abort();
    await this.lanes.ended();
    this.link.close();
    await this.reports;
    this.diary.stop();
    this.lanes.close();
  }

  private async greet(): Promise<void> {
    clearTimeout(this.helloTimer);
    try {
      const asked = performance.now();
      const clock = new Date().toISOString();
      const printers = this.watch.printers;
      const answer = await this.link.greet({ softwareVersion: this.options.softwareVersion, clock, printers });
      const offBy = this.lanes.agree(answer.serverTime, performance.now() - asked);
      this.log.info({ server: this.options.settings.serverUrl, clockOffByMs: offBy }, 'connected');
      this.diary.note('connected');
      say(`Connected to ${this.options.settings.serverUrl} with ${printers.map(({ name }) => name).join(', ')}.`);
      if (Math.abs(offBy) > clockToleranceMs) {
        this.log.warn({ clockOffByMs: offBy }, 'this clock differs from the server; jobs expire by the server time');
      }
      this.lanes.recall(recallsOf(answer.recalls));
      this.sender.wake();
      this.lanes.wake();
    } catch (error) {
      if (error instanceof Refused && finalRefusals.includes(error.code)) {
        this.refused(error.code);
        return;
      }
      this.log.warn({ err: error }, 'the server did not answer the greeting');
      this.helloTimer = setTimeout(() => void this.greet(), helloRetryMs);
    }
  }

  private async beat(): Promise<void> {
    try {
      await this.look();
      if (!this.link.isGreeted) return;
      const { waiting, recalls } = await this.link.beat(this.watch.printers);
      this.lanes.recall(recallsOf(recalls));
      if (waiting) this.lanes.wake();
      // The clock was set while we ran: agree with the server again.
      if (this.lanes.clockWasSet()) await this.greet();
    } catch (error) {
      this.log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'a beat was not answered');
    }
  }

  private async look(): Promise<void> {
    await this.watch.refresh();
    this.lanes.printersAre((uri) => this.watch.takesJobs(uri));
  }

  /** What is in the journal waits for the update; only the server's jobs stay away. */
  private outdated(code: ErrorCode): void {
    const sentence = refusalSentence(code, this.options.settings.serverUrl);
    this.diary.note('outdated', code);
    this.log.error({ code }, sentence);
    say(sentence);
  }

  private refused(code: ErrorCode): void {
    const { serverUrl } = this.options.settings;
    const sentence = refusalSentence(code, serverUrl);
    this.diary.note('refused', code);
    this.log.fatal({ code }, sentence);
    this.options.end(refusedExit, sentence);
  }
}
