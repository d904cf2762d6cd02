import { dispatch, type RequestBody, type ResponseBody } from './dispatcher';
import type { Fault } from './faults';
import type { Sim } from './sim';

/**
 * The wire between Microsoft's client library and the simulated Excel: JSON text both ways. Counts and weighs the
 * messages, and fails where it is told to.
 */

export interface Message {
  requestBytes: number;
  responseBytes: number;
  actions: number;
}

/** Limit of a request and of an answer in Excel on the web. */
export const payloadLimit = 5 * 1024 * 1024;

interface Request {
  id: number;
  type: number;
  flags: number;
  message: { body: RequestBody };
}

const size = (text: string): number => Buffer.byteLength(text, 'utf8');

export class Wire {
  /** Set by the client library. */
  onMessageFromHost: (text: string) => void = () => undefined;
  /** Every request since the last `reset`. */
  readonly messages: Message[] = [];
  /** Members that were asked for and are not there. */
  readonly gaps: Error[] = [];
  /** True while the user is typing in a cell. */
  editing = false;
  /** Called when a request is not answered. */
  onSilence: () => void = () => undefined;
  private planned: { at: number; fault: Fault; lasting: boolean } | undefined;

  /**
   * @param after called when a request is done, to tell of events
   * @param excel what else keeps this Excel from answering: something in another window, or its own slowness
   */
  constructor(
    private readonly root: Sim,
    private readonly after: () => void,
    private readonly excel: { busy: () => boolean; hushed: () => boolean },
  ) {}

  reset(): void {
    this.messages.length = 0;
  }

  /** The `at`-th message from now (from 1) fails so, and with `lasting` every one after it. */
  fail(at: number, fault: Fault, lasting = false): void {
    this.planned = { at: this.messages.length + at, fault, lasting };
  }

  /** Nothing fails any more. */
  heal(): void {
    this.planned = undefined;
  }

  private faultOf(message: number): Fault | undefined {
    const { planned } = this;
    if (!planned || message < planned.at || (message > planned.at && !planned.lasting)) return undefined;
    return planned.fault;
  }

  sendMessageToHost(text: string): void {
    const request = JSON.parse(text) as Request;
    void this.answer(request, size(text)).then((response) => {
      if (response === undefined) return;
      this.onMessageFromHost(
        JSON.stringify({
          id: request.id,
          type: 1,
          flags: request.flags,
          message: { statusCode: 200, headers: {}, body: response },
        }),
      );
    });
  }

  /** Tells of an event. Type, target and arguments are as on the wire. */
  tell(type: number, target: string, argument: unknown): void {
    this.onMessageFromHost(
      JSON.stringify({
        type: 3,
        message: { entries: [[65_536, type, target, JSON.stringify(argument), 1]] },
      }),
    );
  }

  private async answer(request: Request, requestBytes: number): Promise<string | undefined> {
    const message = { requestBytes, responseBytes: 0, actions: request.message.body.Actions.length };
    const fault = this.faultOf(this.messages.push(message));
    const body = this.body(request.message.body, requestBytes, fault);
    // Events are told after the fact; nothing is answered within the caller's own turn.
    await new Promise((resolve) => setImmediate(resolve));
    this.after();
    if (this.excel.hushed() || fault === 'silent') {
      this.onSilence();
      return undefined;
    }
    let response = JSON.stringify(body);
    if (size(response) > payloadLimit)
      response = JSON.stringify(failure('ResponsePayloadSizeLimitExceeded', 'The response is too large.'));
    message.responseBytes = size(response);
    return response;
  }

  private body(request: RequestBody, requestBytes: number, fault: Fault | undefined): ResponseBody {
    if (this.editing || this.excel.busy())
      return failure('InvalidOperationInCellEditMode', 'Excel is in cell-editing mode.');
    if (requestBytes > payloadLimit)
      return failure('RequestPayloadSizeLimitExceeded', 'The request is too large.');
    if (fault === 'refused') return failure('GeneralException', 'An internal error occurred.');
    if (fault === 'lost-request') return failure('ConnectionFailure', 'The connection was lost.');
    const half = fault === 'half' || fault === 'lost-half' ? Math.ceil(request.Actions.length / 2) : Infinity;
    try {
      const done = dispatch(this.root, request, half);
      if (fault === 'half')
        return {
          ...done,
          Error: { Code: 'GeneralException', Message: 'Broken off.', Location: '', ActionIndex: half },
        };
      return fault === 'lost-answer' || fault === 'lost-half'
        ? failure('ConnectionFailure', 'The connection was lost.')
        : done;
    } catch (error) {
      const gap = error instanceof Error ? error : new Error(String(error));
      this.gaps.push(gap);
      return failure('NotSimulated', gap.message);
    }
  }
}

const failure = (Code: string, Message: string): ResponseBody => ({
  Results: [],
  TraceIds: [],
  Error: { Code, Message, Location: '', ActionIndex: 0 },
});
