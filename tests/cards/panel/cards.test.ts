/** The panel's cards work for everybody in Teams, fit with everything full, and keep what people typed out of the channel. */
import fc from 'fast-check';
import { mentionCard } from '../../../src/cards/messages/mentionCard';
import { actionCard } from '../../../src/cards/panel/actionCard';
import { caseCard } from '../../../src/cards/panel/caseCard';
import { digestCard } from '../../../src/cards/panel/digestCard';
import { listCaseCard } from '../../../src/cards/panel/listCaseCard';
import { meetingsCard } from '../../../src/cards/panel/meetingsCard';
import { panelCard } from '../../../src/cards/panel/panelCard';
import { proposeActionCard } from '../../../src/cards/panel/proposeActionCard';
import { wordingCard } from '../../../src/cards/panel/wordingCard';
import { render } from '../../../src/cards/render';
import type { PanelMember } from '../../../src/domain/panel/panel';
import { cardFindings, ofType, textOf } from '../../support/cardLint';
import * as made from './examples';

const names = Object.keys(made.everyPanelCard(''));
const drawn = (name: string, text: string): ReturnType<typeof render> => {
  const draw = made.everyPanelCard(text)[name];
  if (draw === undefined) throw new Error(`there is no card ${name}`);
  return render(draw());
};
const TYPED = 'Zzyx **Qwub** [x](https://example.org)\n# ${name} <at>Vex</at>';

describe.each(names)('the card of %s', (name) => {
  it('has nothing wrong with it, whatever was typed', () => {
    expect(cardFindings(drawn(name, 'Made-up words'))).toEqual([]);
    expect(cardFindings(drawn(name, TYPED))).toEqual([]);
  });
});

describe('what the channel and the messages never carry', () => {
  it.each(made.WITHOUT_TEXT)('%s shows and carries no text that somebody typed', (name) => {
    const typed = fc.string({ minLength: 8, maxLength: 60 }).map((s) => `Zzyx${s}Qwub`);
    fc.assert(
      fc.property(typed, (text) => {
        expect(JSON.stringify(drawn(name, text))).not.toMatch(/Zzyx|Qwub/);
      }),
      { numRuns: 20 },
    );
  });

  it('the card of a case names no owner, no proposer and no referrer', () => {
    const shown = JSON.stringify(drawn('a case with everything', 'x'));
    expect(shown).not.toMatch(/Made-up Owner|Practice Teacher/);
  });

  it('an urgent draft is told by who began it and when, and nothing of what it says', () => {
    const shown = textOf(drawn('an urgent draft told', 'Zzyx'));
    expect(shown).toContain('Made-up Teacher');
    expect(shown).toContain('1 December 2026');
    expect(shown).not.toContain('Zzyx');
  });
});

const WORST = ['"', '\\', '*', '\n', '😀', 'a'] as const;
const full = (character: string, length: number): string => character.repeat(length / character.length);

describe.each(WORST)('with everything full of %j', (character) => {
  const text = full(character, 1000);
  const many = Array.from({ length: 50 }, (_, i) => made.fullAction(i, text));
  const view = {
    concern: made.fullConcern(text),
    actions: many,
    meeting: made.oneMeeting(),
  };
  const people = made.members(60, full(character, 60));
  const [, chair] = made.members(2) as [PanelMember, PanelMember];
  const common = { profile: made.PROFILE, on: made.ON };
  const holidays = new Set<string>();
  const faults = [
    'title',
    'wording',
    'owner',
    'byWhen',
    'outcome',
    'reason',
    'note',
    'person',
    'leaver',
    'meeting',
  ].map((field) => ({
    field,
    message: 'This is 50,000 characters long. The limit is 1,000.',
  }));
  const values = { ...made.PROPOSAL, wording: text.repeat(50), outcome: text };
  const roster = people.map((p, i) => ({
    ...p,
    personId: made.uuid(800 + i),
    userId: '29:x',
    tenantId: 't',
    guest: true,
  }));
  const twelve = Array.from({ length: 20 }, (_, i) => made.fullAction(i, text, { status: 'accepted' }));

  it.each([
    ['a case', () => caseCard({ view, identityViews: 'dialog', ...common })],
    [
      'a list of meetings to choose',
      () => listCaseCard({ view, meetings: made.meetings(12, text), holidays, faults, ...common }),
    ],
    [
      'a proposal',
      () =>
        proposeActionCard({
          view,
          proposal: made.uuid(9),
          members: people,
          values,
          faults,
          statutory: ['R4', 'R6'],
          ...common,
        }),
    ],
    ['wording', () => wordingCard({ view, actor: made.actor(chair), index: 3, faults, reason: text, ...common })],
    [
      'an action',
      () =>
        actionCard({
          action: made.fullAction(1, text, { status: 'accepted' }),
          faults,
          note: text.repeat(9),
          ...common,
        }),
    ],
    [
      'a digest',
      () =>
        digestCard({ heading: { meeting: view.meeting, occasion: 'manual-12' }, actions: twelve, more: 40, ...common }),
    ],
    [
      'meetings',
      () =>
        meetingsCard({
          meetings: made.meetings(12, text),
          canRun: true,
          holidays,
          profile: made.PROFILE,
          message: text.slice(0, 100),
        }),
    ],
    [
      'the panel list',
      () => panelCard({ panel: { members: people }, roster, profile: made.PROFILE, faults, message: 'Changed.' }),
    ],
  ])('%s still fits and has nothing wrong with it', (_name, draw) => {
    expect(cardFindings(render(draw()))).toEqual([]);
  });
});

describe('an @mention in the channel', () => {
  it('keeps its tag and lets no formatting or link in with the name', () => {
    const card = render(mentionCard({ name: 'Made-up [Guest](https://example.org) <b>', about: 'MASE-2026-0042' }));
    const [first] = ofType(card, 'TextBlock');
    expect(first?.['text']).toBe('<at>Made-up Guest(https://example.org) b</at>');
    expect(textOf(card)).toContain('MASE-2026-0042');
  });
});
