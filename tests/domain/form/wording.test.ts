/** Checks that words which blame the child are noticed, and plain words are not (product §1.3). */
import { blamingWords } from '../../../src/domain/form/wording';

it.each([
  ['She is promiscuous.', 'promiscuous'],
  ['It is a LIFESTYLE CHOICE', 'LIFESTYLE CHOICE'],
  ['a life-style choice', 'life-style choice'],
  ['she puts herself at risk', 'puts herself at risk'],
  ['He is putting himself in danger', 'putting himself in danger'],
  ['known child prostitute', 'child prostitute'],
  ['prostituting herself', 'prostituting herself'],
  ['asking for it', 'asking for it'],
  ['attention-seeking', 'attention-seeking'],
  ['very streetwise', 'streetwise'],
  ['refuses to engage', 'refuses to engage'],
  ['the sex was consensual', 'consensual'],
])('"%s" is offered better words', (text, found) => {
  expect(blamingWords(text)).toEqual([{ found, better: expect.stringMatching(/\w/) as string }]);
});

it.each([
  '',
  'She came to school with a new phone.',
  'He is at risk.',
  'They chose the lesson.',
  'A man puts her in his car.',
])('"%s" is left alone', (text) => {
  expect(blamingWords(text)).toEqual([]);
});

it('names each phrase once', () => {
  expect(blamingWords('Promiscuous, promiscuous and streetwise').map((w) => w.found)).toEqual([
    'Promiscuous',
    'streetwise',
  ]);
});
