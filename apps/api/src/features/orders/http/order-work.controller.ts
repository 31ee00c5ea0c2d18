import { Body, Controller, Param, type StreamableFile } from '@nestjs/common';
import { answerOrderRequest, noteOrder, previewOrderTicket, printOrderTicket, type OrderView } from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam, ServesPicture, svgPicture } from '@picolo/server/http';
import { AnswerOrderRequest } from '../use-cases/answer-order-request.use-case.js';
import { NoteOrder } from '../use-cases/note-order.use-case.js';
import { PrintOrderTicket } from '../use-cases/print-order-ticket.use-case.js';
import { AnswerChangeDto, ChangeRequestParam, InternalNoteDto } from './order-change.dto.js';

/** What staff does with an order besides moving it. */
@Controller()
export class OrderWorkController {
  constructor(
    private readonly notes: NoteOrder,
    private readonly tickets: PrintOrderTicket,
    private readonly answers: AnswerOrderRequest,
  ) {}

  @Serves(noteOrder)
  note(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: InternalNoteDto): Promise<OrderView> {
    return this.notes.execute(actor, id, body);
  }

  @Serves(printOrderTicket)
  ticket(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<{ jobId: number }> {
    return this.tickets.execute(actor, id);
  }

  @Serves(previewOrderTicket)
  @ServesPicture()
  async ticketPicture(@Param() { id }: IdParam): Promise<StreamableFile> {
    return svgPicture(await this.tickets.picture(id));
  }

  @Serves(answerOrderRequest)
  answer(
    @CurrentActor() actor: Actor,
    @Param() { id, requestId }: ChangeRequestParam,
    @Body() body: AnswerChangeDto,
  ): Promise<OrderView> {
    return this.answers.execute(actor, id, requestId, body);
  }
}
