/** What the other cards of a concern say and carry. */
import { additionCard, withdrawalCard } from '../../../src/cards/concern/addition';
import { concernsCard } from '../../../src/cards/concern/concerns';
import { formView } from '../../../src/cards/concern/form';
import { contactsCard, savedCard, welcomeCard } from '../../../src/cards/concern/notice';
import { button, buttonRows, extract } from '../../../src/cards/ref';
import { render } from '../../../src/cards/render';
import { ofType, textOf } from '../../support/cardLint';
import { everyCard } from './everyCard';
import { brief, CONTACTS } from './examples';

describe('the other cards of a concern', () => {
  it('list drafts by the day they were begun and submitted ones by reference, and never a name', () => {
    const text = textOf(
      render(
        concernsCard([
          { stage: 'draft', id: 'd', startedOn: '2026-12-01', startedAt: '09:10', savedOn: '2026-12-02', urgent: true },
          {
            stage: 'case',
            id: 'c',
            reference: 'MASE-2026-0042',
            submittedOn: '2026-12-01',
            status: 'accepted',
            unanswered: 1,
          },
        ]),
      ),
    );
    expect(text).toContain('Draft begun on 1 December 2026 at 09:10\nIt calls for urgent action.');
    expect(text).toContain('MASE-2026-0042\nSubmitted on 1 December 2026; accepted by the MASE panel. 1 to answer');
  });

  it('put 999 first wherever somebody looks for help', () => {
    for (const card of [contactsCard(CONTACTS), welcomeCard()])
      expect(card.data.lines[0]?.line).toContain('call 999 first');
    expect(contactsCard(CONTACTS).data.facts[0]?.value).toContain('999');
  });

  it('name the officer for allegations only where the borough has one', () => {
    const officer = { ...CONTACTS.nspcc, name: 'Designated officer' };
    expect(contactsCard(CONTACTS).data.facts.map((f) => f.title)).not.toContain('Designated officer');
    expect(contactsCard({ ...CONTACTS, designatedOfficer: officer }).data.facts.map((f) => f.title)).toContain(
      'Designated officer',
    );
  });

  it('tell of "act as" and "clock" on a practice machine, and nowhere else', () => {
    expect(textOf(render(welcomeCard()))).not.toMatch(/act as|clock/);
    expect(textOf(render(welcomeCard({ local: { people: ['staff', 'coordinator'] } })))).toMatch(
      /Practice mode[^]*act as …\nbe somebody else: staff, coordinator\nclock \+5d/,
    );
  });

  it('ask not to wait where a saved draft is urgent, and promise deletion only where it is not', () => {
    expect(textOf(render(savedCard({ concernId: 'd', deleteAfterDays: 30, urgent: true })))).toMatch(
      /call 999 now, and call ECIRS now/,
    );
    expect(textOf(render(savedCard({ concernId: 'd', deleteAfterDays: 30, urgent: false })))).toMatch(
      /deleted after 30 days/,
    );
  });

  it('let a referrer add, correct or ask to withdraw, and go back without', () => {
    const input = { concernId: 'c', reference: 'MASE-2026-0042' };
    expect(brief(additionCard(input).data.buttons)).toEqual(['Send → addToConcern', 'Cancel → showConcern']);
    expect(brief(withdrawalCard(input).data.buttons)).toEqual([
      'Ask to withdraw → askWithdrawal',
      'Cancel → showConcern',
    ]);
    expect(additionCard({ ...input, kind: 'correction' }).data.kind).toBe('correction');
  });

  it('turn the pages of the full form, in a chat by replacing the card and in a dialog by submitting it', () => {
    const sections = [
      {
        title: 'A',
        items: [
          { label: 'a', value: 'x'.repeat(4000) },
          { label: 'b', value: 'y'.repeat(4000) },
          { label: 'c', value: 'z'.repeat(4000) },
        ],
      },
    ];
    const view = { concernId: 'c', title: 'MASE-2026-0042', sections };
    const chat = render(formView({ ...view, page: 2, submit: false }));
    expect(ofType(chat, 'Action.Execute').map((n) => [n['title'], n['verb'], n['data']])).toEqual([
      ['Previous', 'viewCase', { concern: 'c', page: 1 }],
    ]);
    const dialog = render(formView({ ...view, page: 1, submit: true }));
    expect(ofType(dialog, 'Action.Submit').map((n) => [n['title'], n['data']])).toEqual([
      ['Next', { verb: 'viewCase', concern: 'c', page: 2 }],
    ]);
    expect(ofType(dialog, 'Action.Execute')).toEqual([]);
    expect(formView({ ...view, page: 99, submit: false }).data.place).toBe('Page 2 of 2');
  });

  it.each(['receipt', 'saved', 'concerns', 'no concerns', 'delete a draft', 'welcome', 'help', 'contacts'])(
    'show nothing that was typed into the form on the card %s',
    (name) => {
      expect(JSON.stringify(everyCard('Zebedee Quux')[name]?.())).not.toMatch(/Zebedee|undefined/);
    },
  );
});

describe('an extract', () => {
  it.each([
    ['short', 10, 'short'],
    ['  a\n b ', 10, 'a b'],
    ['abcdefghijk', 10, 'abcdefghi…'],
    ['😀😀😀', 2, '😀…'],
  ])('of %j within %i characters is %j', (text, limit, out) => {
    expect(extract(text, limit)).toBe(out);
  });
});

describe('buttons', () => {
  it('stand side by side only where a narrow phone can show them', () => {
    const rows = buttonRows(['Raise a concern', 'My concerns', 'Who do I call', 'Help'].map((t) => button(t, 'x')));
    expect(rows.map((r) => r.buttons.map((b) => b.title))).toEqual([
      ['Raise a concern', 'My concerns'],
      ['Who do I call', 'Help'],
    ]);
    expect(buttonRows([])).toEqual([]);
  });
});
