/** Decides the wire shape of the answer to a click and to a dialog (the body Teams expects inside HTTP 200). */
import type { CardRef } from '../cards/catalogue';
import type { Reply } from './turn';

/** The HTTP answer to an invoke: always status 200 with a body that carries its own status, or an empty body that closes a dialog. */
export interface InvokeAnswer {
  readonly status: 200;
  readonly body: Readonly<Record<string, unknown>>;
  /** Cards beyond the first: sent as messages of their own. */
  readonly more: readonly CardRef[];
}

type Render = (card: CardRef) => Readonly<Record<string, unknown>>;
type Shape = (reply: Reply, render: Render) => InvokeAnswer;

const CARD = 'application/vnd.microsoft.card.adaptive';
const answer = (body: InvokeAnswer['body'], more: readonly CardRef[] = []): InvokeAnswer => ({
  status: 200,
  body,
  more,
});
const message = (value: string): InvokeAnswer =>
  answer({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value });

const ERROR_CODES = {
  400: 'BadRequest',
  403: 'Forbidden',
  412: 'PreconditionFailed',
  500: 'InternalServerError',
} as const;

/** The client draws 400, 412 and 500 as an error; 403 travels as 400 with its own code. */
const error = (status: keyof typeof ERROR_CODES, text: string): InvokeAnswer =>
  answer({
    statusCode: status === 403 ? 400 : status,
    type: 'application/vnd.microsoft.error',
    value: { code: ERROR_CODES[status], message: text },
  });

/** Answers `Action.Execute`: a card changes the presser's own view and nobody else's. */
export const answerAction: Shape = (reply, render) => {
  const own = (card: CardRef, more: readonly CardRef[] = []): InvokeAnswer =>
    answer({ statusCode: 200, type: CARD, value: render(card) }, more);
  switch (reply.kind) {
    case 'card':
    case 'dialog':
      return own(reply.card);
    case 'cards': {
      const [first, ...more] = reply.cards;
      return first === undefined ? message('Done.') : own(first, more);
    }
    case 'text':
      return message(reply.text);
    case 'error':
      return error(reply.status, reply.message);
    case 'nothing':
      return message('Done.');
  }
};

/** Answers `task/fetch` and `task/submit`: a card opens in the dialog, words close it with a message, nothing closes it. */
export const answerTask: Shape = (reply, render) => {
  const dialog = (card: CardRef, title: string): InvokeAnswer =>
    answer({
      task: {
        type: 'continue',
        value: { title, height: 'large', width: 'large', card: { contentType: CARD, content: render(card) } },
      },
    });
  const words = (value: string): InvokeAnswer => answer({ task: { type: 'message', value } });
  switch (reply.kind) {
    case 'dialog':
      return dialog(reply.card, reply.title);
    case 'card':
      return dialog(reply.card, 'Raise a concern');
    case 'cards': {
      const [first] = reply.cards;
      return first === undefined ? answer({}) : dialog(first, 'Raise a concern');
    }
    case 'text':
      return words(reply.text);
    case 'error':
      return words(reply.message);
    case 'nothing':
      return answer({});
  }
};
