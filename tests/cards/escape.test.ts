/** Whatever is typed is shown as typed. */
import fc from 'fast-check';
import { escapeMarkdown, hideDollars, revealDollars } from '../../src/cards/escape';
import { activeMarkdown, asSeen } from '../support/cardLint';

const typed = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...Array.from('\\`*_{}[]()#+-.!|~<>&;=1 \n\ta$')) }),
  fc.constantFrom(
    '[Mia](https://example.org)',
    '**bold**',
    '1. one\n2. two',
    '- a\n- b',
    '# big',
    'Setext\n===',
    '---',
    '    code',
    '&lt;b&gt;',
    '<script>',
    '{{DATE(2026-01-01T00:00:00Z)}}',
  ),
);
const oneLine = (text: string): string => text.replace(/\r\n|[\r\u2028\u2029]/g, '\n').replace(/[\t\u00a0]/g, ' ');

describe('text that people typed', () => {
  it('is shown as typed, whatever it holds', () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(asSeen(escapeMarkdown(text)).replace(/\t/g, ' ')).toBe(oneLine(text));
      }),
      { numRuns: 500 },
    );
  });

  it('never becomes a link, a heading, a list, code, bold, an entity or a date macro', () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(activeMarkdown(escapeMarkdown(text))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a phone number', '020 8825 8000', '020 8825 8000'],
    ['a reference', 'MASE-2026-0042', 'MASE-2026-0042'],
    ['a sentence', 'Born 13-15, at No. 7. Really!', 'Born 13-15, at No. 7. Really!'],
    ['an ampersand between words', 'Youth & Connexions', 'Youth & Connexions'],
  ])('leaves %s alone, so that it reads well everywhere', (_, text, shown) => {
    expect(escapeMarkdown(text)).toBe(shown);
  });

  it.each([
    ['a link', '[x](y)', '\\[x\\]\\(y\\)'],
    ['an entity', '&lt;', '\\&lt;'],
    ['a bullet', '- x', '\\- x'],
    ['a number', '12. x', '12\\. x'],
    ['an underline', '==', '\\=='],
    ['an indent', '    x', '\u00a0\u00a0\u00a0\u00a0x'],
    ['a line break', 'a\r\nb', 'a\n\nb'],
  ])('disarms %s', (_, text, shown) => {
    expect(escapeMarkdown(text)).toBe(shown);
  });

  it('keeps every dollar sign and private-use character through a template', () => {
    const any = fc.string({ unit: fc.constantFrom('$', '{', '}', '\ue000', '\ue001', '\ue002', 'a') });
    fc.assert(
      fc.property(any, (text) => {
        expect(hideDollars(text)).not.toContain('$');
        expect(revealDollars(hideDollars(text))).toBe(text);
      }),
    );
  });
});
