/** Who is offered which answer: approving and declining, and the four answers of an owner. */
import { actionCard } from '../../../src/cards/panel/actionCard';
import { digestCard } from '../../../src/cards/panel/digestCard';
import { meetingFormCard } from '../../../src/cards/panel/meetingFormCard';
import { meetingsCard } from '../../../src/cards/panel/meetingsCard';
import { panelCard } from '../../../src/cards/panel/panelCard';
import { proposeActionCard } from '../../../src/cards/panel/proposeActionCard';
import { wordingCard } from '../../../src/cards/panel/wordingCard';
import { render } from '../../../src/cards/render';
import type { Action, ActionStatus } from '../../../src/domain/action/action';
import type { PanelMember } from '../../../src/domain/panel/panel';
import { nodes, ofType, textOf } from '../../support/cardLint';
import * as made from './examples';

const people = made.members(5) as [PanelMember, PanelMember, PanelMember, PanelMember, PanelMember];
const common = { profile: made.PROFILE, on: made.ON };
const titles = (card: unknown): readonly unknown[] => ofType(card, 'Action.Execute').map((a) => a['title']);
const labels = (card: unknown): readonly unknown[] => nodes(card).flatMap((n) => ('label' in n ? [n['label']] : []));

function wording(action: Action, by: PanelMember): ReturnType<typeof render> {
  const view = { concern: made.concern('x'), actions: [action] };
  return render(wordingCard({ view, actor: made.actor(by), index: 0, faults: [], reason: '', ...common }));
}

describe('approving', () => {
  const [coordinator, chair, viceChair, member, auditor] = people;
  const waiting = made.action(0, 'x');
  it.each([
    ['the chair', chair, true],
    ['the vice chair', viceChair, true],
    ['a member', member, true],
    ['the coordinator', coordinator, false],
    ['an auditor', auditor, false],
  ] as const)('%s', (_who, by, offered) => {
    expect(titles(wording(waiting, by)).includes('Approve')).toBe(offered);
  });

  it('nobody is offered to approve their own proposal, and reads why', () => {
    const own = made.action(0, 'x', { proposedBy: { personId: member.personId, agency: member.agency } });
    expect(titles(wording(own, member))).toEqual(['Back to the case']);
    expect(textOf(wording(own, member))).toContain('You proposed this action');
  });

  it('who has approved may still decline', () => {
    const vote = { personId: member.personId, agency: member.agency, alone: false, at: '2026-11-20T10:00:00.000Z' };
    expect(titles(wording(made.action(0, 'x', { approvals: [vote] }), member))).toEqual([
      'Decline',
      'Back to the case',
    ]);
  });

  it.each(['approved', 'accepted', 'declined', 'done', 'not-done'] as const)(
    'nobody is asked once it is %s',
    (status) => {
      expect(titles(wording(made.action(0, 'x', { status }), chair))).toEqual(['Back to the case']);
    },
  );

  it('goes through the actions one at a time, and stays within them', () => {
    const view = { concern: made.concern('x'), actions: [0, 1, 2].map((n) => made.action(n, 'x')) };
    const at = (index: number) =>
      textOf(render(wordingCard({ view, actor: made.actor(chair), index, faults: [], reason: '', ...common })));
    expect(at(1)).toContain('Action 2 of 3');
    expect(at(99)).toContain('Action 3 of 3');
  });

  it('a reason that does not fit beside long wording is shortened, and one that fits is shown whole', () => {
    const decline = { personId: 'p', agency: 'police', alone: false, at: '2026-11-20T10:00:00.000Z' };
    const reason = 'Because the made-up place has closed. '.repeat(10).trim();
    const short = wording(made.action(0, 'x', { declines: [{ ...decline, reason }] }), chair);
    expect(textOf(short)).toContain(reason);
  });
});

describe('an owner’s answers', () => {
  const four = ['Done', 'On track', 'Blocked', 'Cannot do'];
  it.each([
    ['approved', true],
    ['accepted', true],
    ['proposed', false],
    ['declined', false],
    ['done', false],
    ['not-done', false],
  ] as const satisfies readonly (readonly [ActionStatus, boolean])[])('an action that is %s', (status, asked) => {
    const card = render(actionCard({ action: made.action(0, 'x', { status }), faults: [], note: '', ...common }));
    expect(titles(card)).toEqual(asked ? [...four, 'My actions'] : ['My actions']);
  });

  it('each carries the action, its revision and where it was pressed', () => {
    const [meeting] = made.meetings(1);
    const action = made.action(0, 'x', { status: 'approved' });
    const heading = meeting === undefined ? {} : { meeting };
    const [done] = ofType(render(digestCard({ heading, actions: [action], more: 0, ...common })), 'Action.Execute');
    expect(done?.['data']).toEqual({
      action: action.id,
      revision: 123,
      kind: 'done',
      from: 'digest',
      meeting: meeting?.id,
    });
  });

  it('a digest names its meeting with day and time', () => {
    const [meeting] = made.meetings(1);
    const heading = meeting === undefined ? {} : { meeting: { ...meeting, date: '2026-12-03' } };
    const shown = textOf(render(digestCard({ heading, actions: [made.action(0, 'x')], more: 0, ...common })));
    expect(shown).toContain('Before the MASE meeting on Thursday 3 December 2026 at 14:00');
  });

  it('a digest tells how many there are, however few fit with their buttons', () => {
    const actions = Array.from({ length: 12 }, (_, i) => made.action(i, 'x', { status: 'approved' }));
    const shown = textOf(render(digestCard({ heading: {}, actions, more: 3, ...common })));
    expect(shown).toContain('15 actions wait for your answer.');
    expect(shown).toContain('3 more.');
  });

  it('with nothing open a digest says that nothing is waiting', () => {
    expect(textOf(render(digestCard({ heading: {}, actions: [], more: 0, ...common })))).toContain(
      'Nothing is waiting for you.',
    );
  });
});

describe('forms', () => {
  const view = { concern: made.concern('x'), actions: [] };
  const proposal = { view, proposal: made.uuid(9), members: people, values: made.PROPOSAL, faults: [], ...common };

  it('a proposal asks with the labels of Appendix 3', () => {
    const card = render(proposeActionCard({ ...proposal, statutory: [] }));
    const printed = ['Action', 'Responsible agency/ name of person', 'Date/by when', 'Outcome sought'];
    expect(labels(card)).toEqual(['Kind of action', ...printed]);
  });

  it('asks whether the law requires it only where R4 or R6 was raised', () => {
    expect(labels(render(proposeActionCard({ ...proposal, statutory: ['R6'] })))).toContain(
      'Does the law already require it?',
    );
  });

  it('an auditor is not offered as an owner', () => {
    const offered = JSON.stringify(render(proposeActionCard({ ...proposal, statutory: [] })));
    expect(offered).not.toContain(people[4].personId);
  });

  it('moving asks for the day and the time, scheduling for the place as well', () => {
    const form = { id: made.uuid(7), version: 2, values: { date: '', time: '', place: '' }, faults: [] };
    expect(labels(render(meetingFormCard({ ...form, mode: 'move' })))).toEqual(['Date', 'Time it starts']);
    expect(labels(render(meetingFormCard({ ...form, mode: 'schedule' })))).toContain('Place (if you know it)');
  });

  it('a member reads the meetings; those who lead can change them', () => {
    const input = { meetings: made.meetings(1), holidays: new Set<string>(), profile: made.PROFILE };
    expect(titles(render(meetingsCard({ ...input, canRun: false })))).toEqual([]);
    const running = ['Move', 'Cancel the meeting', 'Send reminders now', 'Schedule a meeting'];
    expect(titles(render(meetingsCard({ ...input, canRun: true })))).toEqual(running);
  });

  it('only people of the channel who are not on the list can be added', () => {
    const roster = people.slice(0, 2).map((p) => ({ ...p, userId: '29:x', tenantId: 't', guest: false }));
    const card = render(
      panelCard({ panel: { members: people.slice(0, 1) }, roster, profile: made.PROFILE, faults: [] }),
    );
    const [person] = ofType(card, 'Input.ChoiceSet').filter((n) => n['id'] === 'person');
    expect(person?.['choices']).toEqual([{ title: people[1].name, value: people[1].personId }]);
  });
});
