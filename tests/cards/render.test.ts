/** Every card of the conversation works for everybody in Teams, and shows what was typed as it was typed. */
import fc from 'fast-check';
import { render } from '../../src/cards/render';
import { cardFindings, markdownOf, ofType, textOf } from '../support/cardLint';
import { noticeCard } from '../../src/cards/concern/notice';
import { everyCard } from './concern/everyCard';

const PROBES = [
  '[Mia](https://example.org)',
  '**bold**',
  '# Heading',
  '1. one\n2. two',
  '<b>x</b>',
  '&lt;',
  '{{DATE(2026-01-01T00:00:00Z)}}',
  '${name}',
  '$',
  '`code`',
  '    four',
] as const;

const names = Object.keys(everyCard('Made-up Child'));
const cardOf = (name: string, text: string): ReturnType<typeof render> => {
  const draw = everyCard(text)[name];
  if (draw === undefined) throw new Error(`there is no card ${name}`);
  return render(draw());
};

describe.each(names)('the card %s', (name) => {
  it('has nothing wrong with it', () => {
    expect(cardFindings(cardOf(name, 'Made-up Child'))).toEqual([]);
  });

  it('has nothing wrong with it when everything is blank', () => {
    expect(cardFindings(cardOf(name, ''))).toEqual([]);
  });

  it.each(PROBES)('has nothing wrong with it when everything typed is %s', (probe) => {
    expect(cardFindings(cardOf(name, probe))).toEqual([]);
  });
});

describe('a card', () => {
  it('shows text as typed, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('${}`\\*_[]()<>&#|~!+-.1ab\ue000')), minLength: 1 }),
        (text) => {
          const card = render(noticeCard({ title: text, lines: [text], facts: [{ title: text, value: text }] }));
          expect(textOf(card)).toBe([text, text, text, text].join('\n'));
          expect(cardFindings(card)).toEqual([]);
        },
      ),
    );
  });

  it('keeps what an input holds, and what a button carries, exactly as it was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const card = cardOf('addition', text);
        expect(ofType(card, 'Input.Text').map((n) => n['value'])).toEqual([text]);
        const button = { title: 'Go', verb: 'go', style: 'default', data: { text, type: 'TextBlock' } } as const;
        const notice = render(noticeCard({ title: 'x', lines: [], buttons: [button] }));
        expect(ofType(notice, 'Action.Execute').map((n) => n['data'])).toEqual([{ text, type: 'TextBlock' }]);
      }),
    );
  });

  it('breaks a line where one was typed', () => {
    expect(markdownOf(render(noticeCard({ title: 'x', lines: ['one\ntwo'] })))).toContain('one\n\ntwo');
  });

  it('is refused when its template names what the data lacks, without telling what was typed', () => {
    const lacking = { ...noticeCard({ title: 'x', lines: ['Made-up Child'] }).data, title: undefined };
    const draw = (): unknown => render({ name: 'notice', data: lacking } as never);
    expect(draw).toThrow('card notice');
    expect(draw).not.toThrow('Made-up Child');
  });
});
