/** The base card of a case says what is so, and offers what can be done next. */
import { caseCard } from '../../../src/cards/panel/caseCard';
import { listCaseCard } from '../../../src/cards/panel/listCaseCard';
import {
  ACTION_STATUS_WORDS,
  AGE_WORDS,
  agencyLabel,
  caseCategory,
  MARK_WORDS,
  onDay,
  PROGRESS_WORDS,
  ROLE_WORDS,
} from '../../../src/cards/panel/words';
import { render } from '../../../src/cards/render';
import type { CaseStatus, Submitted } from '../../../src/domain/concern/concern';
import { NO_ANSWERS } from '../../../src/domain/form/answers';
import { MARKS } from '../../../src/domain/duties/duty';
import type { CaseView } from '../../../src/usecases/case/viewCase';
import { ofType, textOf } from '../../support/cardLint';
import * as made from './examples';

const draw = (view: CaseView, identityViews: 'dialog' | 'chat' = 'chat') =>
  render(caseCard({ view, profile: made.PROFILE, on: made.ON, identityViews }));
const titles = (card: unknown): readonly unknown[] =>
  [...ofType(card, 'Action.Execute'), ...ofType(card, 'Action.Submit')].map((a) => a['title']);
const bare = (more: Partial<Submitted>): CaseView => ({
  concern: made.concern('x', { duties: [], ...more }),
  actions: [],
});
const AT = '2026-11-20T10:00:00.000Z';

describe('the words for codes', () => {
  it.each([
    ['1', 'Category 1 (At Risk)'],
    ['2', 'Category 2 (Medium Risk)'],
    ['3', 'Category 3 (High Risk)'],
    ['cannot-say', 'Referrer could not say: treated as category 2'],
  ] as const)('category %s reads %s', (category, words) => {
    expect(caseCategory(category)).toBe(words);
    expect(textOf(draw(bare({ category })))).toContain(words);
  });

  it.each(Object.entries({ ...AGE_WORDS, ...MARK_WORDS, ...ROLE_WORDS, ...ACTION_STATUS_WORDS, ...PROGRESS_WORDS }))(
    '%s has words of its own and blames nobody',
    (code, words) => {
      expect(words).not.toBe('');
      expect(words).not.toMatch(/offender|prostitut|lifestyle|behaviour/i);
      expect(words === code && code.includes('-')).toBe(false);
    },
  );

  it.each(MARKS)('the mark %s is told in words', (mark) => {
    expect(textOf(draw(bare({ marks: [mark] })))).toContain(MARK_WORDS[mark]);
  });

  it('an agency that the profile no longer has is another agency', () => {
    expect(agencyLabel(made.PROFILE, 'police')).toBe('Police');
    expect(agencyLabel(made.PROFILE, 'gone')).toBe('Another agency');
  });

  it('days are London days, in summer as in winter', () => {
    expect(onDay('2026-07-01T23:30:00.000Z')).toBe('2 July 2026');
    expect(onDay('2026-12-01T23:30:00.000Z')).toBe('1 December 2026');
  });
});

describe('what can be done next', () => {
  const always = ['Blocked or complex', 'Refresh'];
  it.each([
    ['submitted', ['Accept', 'Propose an action', 'View', ...always]],
    ['accepted', ['List for a meeting', 'Propose an action', 'View', ...always]],
    ['listed', ['List for another meeting', 'Propose an action', 'View', ...always]],
    ['withdrawn', ['View', 'Refresh']],
  ] as const satisfies readonly (readonly [CaseStatus, readonly string[]])[])(
    'a case that is %s',
    (status, expected) => {
      expect(titles(draw(bare({ status })))).toEqual(expected);
    },
  );

  it('a consultation can be viewed and nothing else', () => {
    expect(titles(draw(bare({ stage: 'consultation' })))).toEqual(['View', 'Refresh']);
  });

  it('wording is offered once there are actions', () => {
    expect(titles(draw({ ...bare({}), actions: [made.action(0, 'x')] }))).toContain('Show wording');
  });

  it('an escalated case says since when, and is not escalated again', () => {
    const card = draw(bare({ escalated: { by: 'x', at: AT } }));
    expect(titles(card)).not.toContain('Blocked or complex');
    expect(textOf(card)).toContain('Vulnerable Adolescents Panel on 20 November 2026 (R18, §4)');
  });

  it('the full form opens in a dialog where the client can, and in the chat where it cannot', () => {
    const [dialog] = ofType(draw(bare({}), 'dialog'), 'Action.Submit');
    const concern = made.uuid(1);
    expect(dialog?.['data']).toEqual({ msteams: { type: 'task/fetch' }, verb: 'viewCase', concern, page: 0 });
    expect(ofType(draw(bare({})), 'Action.Submit')).toEqual([]);
  });
});

describe('what is still open', () => {
  const missing = 'A strategy or multi-agency planning meeting has not been recorded (§5, §11.1).';
  const raised = { rule: 'R9' as const, raisedAt: AT };
  const answer = { by: 'x', recordedAt: AT, when: 'today', withWhom: 'Made-up Lead' };

  it('a meeting that the form says was held is not called missing; one that is planned still is', () => {
    const answered = (strategyMeeting: string) =>
      textOf(draw(bare({ duties: [raised], answers: { ...NO_ANSWERS, values: { strategyMeeting } } })));
    expect(answered('held')).not.toContain(missing);
    expect(answered('planned')).toContain(missing);
  });

  it('a planning meeting that is not recorded stands on the card, and warns when the case is listed', () => {
    const view = bare({ duties: [raised], status: 'accepted' });
    const common = { profile: made.PROFILE, holidays: new Set<string>(), on: made.ON, faults: [] };
    expect(textOf(draw(view))).toContain(missing);
    expect(textOf(render(listCaseCard({ view, meetings: made.meetings(1), ...common })))).toContain(missing);
  });

  it('once it is answered the item is gone', () => {
    expect(textOf(draw(bare({ duties: [{ ...raised, answer }] })))).not.toContain(missing);
  });

  it('an action is overdue the day after its date, and not once it has ended', () => {
    const due = (byWhen: string, status: 'approved' | 'done') =>
      textOf(draw({ ...bare({}), actions: [made.action(0, 'x', { byWhen, status })] }));
    expect(due('2026-11-30', 'approved')).toContain('Overdue: it was due by 30 November 2026');
    expect(due('2026-12-01', 'approved')).toContain('By 1 December 2026');
    expect(due('2026-11-30', 'done')).not.toContain('Overdue');
  });

  it('tells which agencies approved and declined, and when', () => {
    const vote = { personId: 'p', alone: false, at: AT };
    const approvals = ['health', 'education'].map((agency) => ({ ...vote, agency }));
    const declines = [{ ...vote, agency: 'police', reason: 'Zzyx' }];
    const shown = textOf(draw({ ...bare({}), actions: [made.action(0, 'x', { approvals, declines })] }));
    expect(shown).toContain('Approved by Health (20 November 2026), Schools and education (20 November 2026).');
    expect(shown).toContain('Declined by Police (20 November 2026).');
    expect(shown).not.toContain('Zzyx');
  });

  it('a listed case whose meeting was cancelled says so', () => {
    const meeting = { ...made.oneMeeting(), status: 'cancelled' as const };
    expect(textOf(draw({ ...bare({ status: 'listed', meetingId: meeting.id }), meeting }))).toContain('is cancelled');
  });
});

describe('choosing a meeting', () => {
  const common = { view: bare({ status: 'accepted' }), profile: made.PROFILE, holidays: new Set<string>(), faults: [] };
  it('tells the cut-off of each, and whether it has passed', () => {
    const [meeting] = made.meetings(1);
    const meetings = meeting === undefined ? [] : [{ ...meeting, date: '2026-12-10' }];
    const late = JSON.stringify(render(listCaseCard({ ...common, meetings, on: '2026-11-27' })));
    const early = JSON.stringify(render(listCaseCard({ ...common, meetings, on: '2026-11-26' })));
    expect(late).toContain('Thursday 10 December 2026 at 14:00 (cut-off was 26 November 2026, already passed)');
    expect(early).toContain('(cut-off 26 November 2026)');
  });

  it('without a meeting it offers to schedule one for this case', () => {
    const card = render(listCaseCard({ ...common, meetings: [], on: made.ON }));
    expect(titles(card)).toEqual(['Schedule a meeting', 'Cancel']);
  });
});
