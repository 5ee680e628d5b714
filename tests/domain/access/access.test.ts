/** Says who may do what, role by verb by stage, as it is written on the wall (product §1.2). */
import { may, type Actor, type Request } from '../../../src/domain/access';
import type { Concern } from '../../../src/domain/concern/concern';
import type { PanelRole } from '../../../src/domain/panel/panel';
import { action, draft, submitted } from '../../support/storeSamples';

const WHO = ['author', 'staff', 'member', 'coordinator', 'chair', 'vice-chair', 'auditor', 'left'] as const;
type Who = (typeof WHO)[number];

const as = (who: Who): Actor => {
  const base = { personId: who === 'author' ? 'author-1' : `${who}-1`, name: 'Test Person', tenantId: 't' };
  const roles: Partial<Record<Who, PanelRole>> = {
    member: 'member',
    coordinator: 'coordinator',
    chair: 'chair',
    'vice-chair': 'vice-chair',
    auditor: 'auditor',
  };
  const role = roles[who];
  return role === undefined
    ? base
    : { ...base, member: { personId: base.personId, name: base.name, agency: 'health', role } };
};

const deleted: Concern = {
  stage: 'deleted',
  id: 'c1',
  author: { id: 'author-1', name: 'Test Author' },
  startedAt: '2026-03-02T09:00:00.000Z',
  deletedAt: '2026-03-02T10:00:00.000Z',
  why: 'by-author',
};
const STAGES: Readonly<Record<string, Concern>> = {
  draft: draft(),
  deleted,
  consultation: submitted({ stage: 'consultation' }),
  case: submitted(),
};

const NO_ONE = ['no', 'no', 'no', 'no', 'no', 'no', 'no', 'no'] as const;
const AUTHOR_ALONE = ['yes', 'no', 'no', 'no', 'no', 'no', 'no', 'no'] as const;
const LEADERS = ['no', 'no', 'no', 'yes', 'yes', 'yes', 'no', 'no'] as const;
const PANEL = ['no', 'no', 'yes', 'yes', 'yes', 'yes', 'no', 'no'] as const;

/** One row: the stage, the verb, and yes or no for: author, other staff, member, coordinator, chair, vice chair, auditor, on the list but off the roster. */
const ABOUT_CONCERNS: readonly (readonly [
  string,
  Extract<Request, { concern: Concern }>['verb'],
  readonly string[],
])[] = [
  ['draft', 'write-concern', AUTHOR_ALONE],
  ['draft', 'follow-own-concern', AUTHOR_ALONE],
  ['draft', 'see-case', NO_ONE],
  ['draft', 'see-identity', AUTHOR_ALONE],
  ['draft', 'triage', NO_ONE],
  ['draft', 'list-case', NO_ONE],
  ['draft', 'escalate', NO_ONE],
  ['draft', 'propose-action', NO_ONE],
  ['draft', 'see-wording', NO_ONE],
  ['deleted', 'write-concern', AUTHOR_ALONE],
  ['deleted', 'follow-own-concern', AUTHOR_ALONE],
  ['deleted', 'see-case', NO_ONE],
  ['deleted', 'see-identity', AUTHOR_ALONE],
  ['deleted', 'triage', NO_ONE],
  ['deleted', 'list-case', NO_ONE],
  ['deleted', 'escalate', NO_ONE],
  ['deleted', 'propose-action', NO_ONE],
  ['deleted', 'see-wording', NO_ONE],
  ['consultation', 'write-concern', AUTHOR_ALONE],
  ['consultation', 'follow-own-concern', AUTHOR_ALONE],
  ['consultation', 'see-case', LEADERS],
  ['consultation', 'see-identity', ['yes', 'no', 'no', 'yes', 'yes', 'yes', 'no', 'no']],
  ['consultation', 'triage', LEADERS],
  ['consultation', 'list-case', LEADERS],
  ['consultation', 'escalate', LEADERS],
  ['consultation', 'propose-action', LEADERS],
  ['consultation', 'see-wording', LEADERS],
  ['case', 'write-concern', AUTHOR_ALONE],
  ['case', 'follow-own-concern', AUTHOR_ALONE],
  ['case', 'see-case', ['no', 'no', 'yes', 'yes', 'yes', 'yes', 'yes', 'no']],
  ['case', 'see-identity', ['yes', 'no', 'yes', 'yes', 'yes', 'yes', 'no', 'no']],
  ['case', 'triage', LEADERS],
  ['case', 'list-case', LEADERS],
  ['case', 'escalate', LEADERS],
  ['case', 'propose-action', PANEL],
  ['case', 'see-wording', PANEL],
];

const proposed = action({ status: 'proposed', proposedBy: { personId: 'somebody-else', agency: 'health' } });
const answer = (who: Who, request: Request): string => (may(as(who), request).ok ? 'yes' : 'no');

it.each(ABOUT_CONCERNS)('a %s: who may %s', (stage, verb, expected) => {
  const concern = STAGES[stage];
  if (concern === undefined) throw new Error('no such stage');
  expect(WHO.map((who) => answer(who, { verb, concern }))).toEqual(expected);
});

it('the matrix of concerns leaves no cell out', () => {
  const verbs = new Set(ABOUT_CONCERNS.map(([, verb]) => verb));
  expect(verbs.size).toBe(9);
  expect(ABOUT_CONCERNS.length).toBe(verbs.size * Object.keys(STAGES).length);
  expect(ABOUT_CONCERNS.every(([, , cells]) => cells.length === WHO.length)).toBe(true);
});

it.each([
  ['run-meeting', LEADERS],
  ['keep-panel-list', LEADERS],
  ['see-meetings', ['no', 'no', 'yes', 'yes', 'yes', 'yes', 'yes', 'no']],
] as const)('who may %s', (verb, expected) => {
  expect(WHO.map((who) => answer(who, { verb }))).toEqual(expected);
});

it.each([
  ['approve-action', ['no', 'no', 'yes', 'no', 'yes', 'yes', 'no', 'no']],
  ['report-action', NO_ONE],
  ['see-action', PANEL],
] as const)('an action of somebody else: who may %s', (verb, expected) => {
  expect(WHO.map((who) => answer(who, { verb, action: proposed }))).toEqual(expected);
});

it.each(WHO)('the owner of an action may see it and answer for it, as %s', (who) => {
  const own = action({ owner: { id: as(who).personId, name: 'Test Person' } });
  expect([
    answer(who, { verb: 'see-action', action: own }),
    answer(who, { verb: 'report-action', action: own }),
  ]).toEqual(['yes', 'yes']);
});

it.each(['member', 'chair', 'vice-chair'] as const)('nobody approves their own proposal, not even the %s', (who) => {
  const own = action({ status: 'proposed', proposedBy: { personId: as(who).personId, agency: 'health' } });
  expect(may(as(who), { verb: 'approve-action', action: own })).toEqual({
    ok: false,
    refusal: { code: 'not-allowed', why: 'own-proposal' },
  });
});

it.each([
  ['staff', 'not-yours', { verb: 'follow-own-concern', concern: submitted() }],
  ['chair', 'not-yours', { verb: 'see-identity', concern: draft() }],
  ['coordinator', 'not-yours', { verb: 'triage', concern: draft() }],
  ['member', 'members-only', { verb: 'see-identity', concern: submitted({ stage: 'consultation' }) }],
  ['left', 'members-only', { verb: 'see-case', concern: submitted() }],
  ['member', 'coordinator-only', { verb: 'triage', concern: submitted() }],
  ['coordinator', 'chair-only', { verb: 'approve-action', action: action() }],
  ['auditor', 'members-only', { verb: 'approve-action', action: action() }],
  ['chair', 'owner-only', { verb: 'report-action', action: action() }],
] as const)('a refusal says why: the %s is told %s', (who, why, request) => {
  expect(may(as(who), request)).toEqual({ ok: false, refusal: { code: 'not-allowed', why } });
});
