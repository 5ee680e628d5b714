/** Every card of the panel and every message to people, drawn for made-up cases; `text` stands wherever somebody can type. */
import type { CardRef } from '../../../src/cards/catalogue';
import { caseNewsCard } from '../../../src/cards/messages/caseNewsCard';
import { coordinatorToldCard } from '../../../src/cards/messages/coordinatorToldCard';
import { draftRecallCard } from '../../../src/cards/messages/draftRecallCard';
import { dutyChaseCard } from '../../../src/cards/messages/dutyChaseCard';
import { actionCard } from '../../../src/cards/panel/actionCard';
import { caseCard } from '../../../src/cards/panel/caseCard';
import { confirmCard } from '../../../src/cards/panel/confirmCard';
import { digestCard } from '../../../src/cards/panel/digestCard';
import { escalateCaseCard } from '../../../src/cards/panel/escalateCaseCard';
import { listCaseCard } from '../../../src/cards/panel/listCaseCard';
import { meetingFormCard } from '../../../src/cards/panel/meetingFormCard';
import { meetingsCard } from '../../../src/cards/panel/meetingsCard';
import { panelCard } from '../../../src/cards/panel/panelCard';
import { proposeActionCard } from '../../../src/cards/panel/proposeActionCard';
import { wordingCard } from '../../../src/cards/panel/wordingCard';
import type { Actor } from '../../../src/domain/access';
import { ACTION_TITLES, type Action, type ActionTitle } from '../../../src/domain/action/action';
import type { Draft, Submitted } from '../../../src/domain/concern/concern';
import { MARKS, RULES } from '../../../src/domain/duties/duty';
import { DUTIES } from '../../../src/domain/duties/texts';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import type { PanelMember } from '../../../src/domain/panel/panel';
import { profileSchema } from '../../../src/domain/profile/profile';
import type { CaseView } from '../../../src/usecases/case/viewCase';
import type { RosterEntry } from '../../../src/ports/directory';
import ealing from '../../../config/ealing.json';
import { submitted } from '../concern/examples';

export const ON = '2026-12-01';
export const PROFILE = profileSchema.parse(ealing);
const AT = '2026-11-20T10:00:00.000Z';

export const uuid = (n: number): string => `0f8fad5b-d9cb-469f-a165-${String(n).padStart(12, '0')}`;

const AGENCY_IDS = PROFILE.agencies.map((a) => a.id);
const agency = (n: number): string => AGENCY_IDS[n % AGENCY_IDS.length] ?? 'police';

export const members = (count: number, name = 'Made-up Member'): readonly PanelMember[] =>
  Array.from({ length: count }, (_, i) => ({
    personId: uuid(500 + i),
    name: `${name} ${String(i + 1)}`,
    agency: agency(i),
    role: (['coordinator', 'chair', 'vice-chair', 'member', 'auditor'] as const)[i] ?? 'member',
    ...(i > 5 ? { deputyFor: uuid(500 + i - 1) } : {}),
  }));

export const actor = (member: PanelMember): Actor => ({
  personId: member.personId,
  name: member.name,
  tenantId: uuid(900),
  member,
});

export const meetings = (count: number, text = 'Room 1'): readonly Meeting[] =>
  Array.from({ length: count }, (_, i) => ({
    id: uuid(700 + i),
    date: `2027-0${String(1 + Math.floor(i / 2))}-1${String(i % 2)}`,
    time: '14:00',
    place: text,
    status: 'scheduled',
    scheduledBy: uuid(500),
    scheduleVersion: 2,
    agenda: Array.from({ length: i }, (__, c) => uuid(c)),
    manualReminders: i,
    occasions: [],
  }));

/** The first of the made-up meetings. */
export function oneMeeting(): Meeting {
  const [meeting] = meetings(1);
  if (meeting === undefined) throw new Error('there is no meeting');
  return meeting;
}

const TITLES = Object.keys(ACTION_TITLES) as readonly ActionTitle[];

export const action = (n: number, text: string, more: Partial<Action> = {}): Action => ({
  id: uuid(100 + n),
  concernId: uuid(1),
  reference: 'MASE-2026-0042',
  title: TITLES[n % TITLES.length] ?? 'other',
  wording: text,
  outcomeSought: text.slice(0, 300),
  agency: agency(n),
  owner: { id: uuid(502), name: 'Made-up Owner' },
  byWhen: `2026-1${String(n % 3)}-15`,
  proposedBy: { personId: uuid(500), agency: agency(n + 1) },
  proposedAt: AT,
  approvals: [],
  declines: [],
  progress: [],
  status: 'proposed',
  revision: 123,
  ...more,
});

/** An action on which everybody has said as much as they can. */
export const fullAction = (n: number, text: string, more: Partial<Action> = {}): Action => {
  const vote = (i: number) => ({ personId: uuid(500 + i), agency: agency(i), alone: false, at: AT });
  return action(n, text, {
    approvals: Array.from({ length: 13 }, (_, i) => vote(i)),
    declines: Array.from({ length: 13 }, (_, i) => ({ ...vote(i), reason: text })),
    progress: Array.from({ length: 20 }, () => ({ at: AT, by: uuid(502), kind: 'blocked' as const, note: text })),
    ...more,
  });
};

export const concern = (text: string, more: Partial<Submitted> = {}): Submitted => ({
  ...submitted(text),
  id: uuid(1),
  agency: 'education',
  category: '3',
  ...more,
});

export const fullConcern = (text: string): Submitted =>
  concern(text, {
    author: { id: uuid(500), name: text },
    marks: MARKS,
    duties: RULES.map((rule) => ({ rule, raisedAt: AT })),
    status: 'listed',
    meetingId: uuid(700),
    acceptedBy: { personId: uuid(500), at: AT },
    escalated: { by: uuid(500), at: AT },
    additions: [{ at: AT, by: uuid(500), kind: 'addition', text }],
  });

const draft = (text: string): Draft => ({
  stage: 'draft',
  id: uuid(1),
  author: { id: uuid(499), name: 'Made-up Teacher' },
  startedAt: AT,
  savedAt: AT,
  answers: submitted(text).answers,
  page: 'child',
  revision: 4,
  recalls: 0,
  wordsOffered: [],
});

const roster: readonly RosterEntry[] = Array.from({ length: 8 }, (_, i) => ({
  personId: uuid(500 + i),
  userId: `29:made-up-${String(i)}`,
  name: `Made-up Person ${String(i)}`,
  tenantId: uuid(900),
  guest: i === 7,
}));

const [coordinator, chair, , member] = members(4) as [PanelMember, PanelMember, PanelMember, PanelMember];
const common = { profile: PROFILE, on: ON };

export const PROPOSAL = { title: 'place-visit', wording: '', owner: uuid(501), byWhen: '', outcome: '', required: '' };

export function everyPanelCard(text: string): Readonly<Record<string, () => CardRef>> {
  const [first, second] = meetings(2, text) as [Meeting, Meeting];
  const voted = { personId: uuid(501), agency: 'police', alone: false, at: AT };
  const actions = [
    action(0, text, { status: 'approved', approvals: [voted, { ...voted, agency: 'health' }], byWhen: '2026-11-25' }),
    action(1, text, { declines: [{ ...voted, reason: text }], approvals: [{ ...voted, agency: 'health' }] }),
    action(2, text, {
      status: 'accepted',
      required: 'R4',
      progress: [{ at: AT, by: uuid(502), kind: 'blocked', note: text }],
    }),
    action(3, text, { status: 'done', progress: [{ at: AT, by: uuid(502), kind: 'done', note: text }] }),
  ];
  const fresh: CaseView = { concern: concern(text), actions: [] };
  const view: CaseView = { concern: fullConcern(text), actions, meeting: first };
  const holidays = new Set<string>();
  const seen = { profile: PROFILE, identityViews: 'chat' as const, on: ON };
  const vote = { view, faults: [], reason: '', ...common };
  const own = { profile: PROFILE, on: ON, faults: [], note: '' };
  const told = { profile: PROFILE, startedOn: ON };
  const values = { ...PROPOSAL, wording: text, outcome: text.slice(0, 300) };
  const proposal = { view, proposal: uuid(9), members: members(6), statutory: ['R4', 'R6'] as const, ...common };
  const fault = (field: string) => ({ field, message: 'Something here is not right yet.' });
  const duties = [DUTIES.R1, DUTIES.R4, DUTIES.R5];
  return {
    'a new case': () => caseCard({ ...seen, view: fresh }),
    'a case that may be a repeat': () => caseCard({ ...seen, view: fresh, identityViews: 'dialog' }),
    'a case with everything': () => caseCard({ ...seen, view }),
    'a case with everything in a dialog': () => caseCard({ ...seen, view, identityViews: 'dialog' }),
    'listing a case': () => listCaseCard({ view: fresh, meetings: [first, second], holidays, faults: [], ...common }),
    'listing a case again': () =>
      listCaseCard({ view, meetings: [first, second], holidays, faults: [fault('meeting')], ...common }),
    'listing without a meeting': () => listCaseCard({ view: fresh, meetings: [], holidays, faults: [], ...common }),
    'escalating a case': () => escalateCaseCard({ view }),
    'proposing an action': () => proposeActionCard({ ...proposal, values: PROPOSAL, faults: [], statutory: [] }),
    'a proposal with faults': () =>
      proposeActionCard({ ...proposal, values, faults: ['title', 'wording', 'owner', 'byWhen', 'outcome'].map(fault) }),
    'wording to approve': () => wordingCard({ ...vote, index: 1, actor: actor(member) }),
    'wording with a fault': () =>
      wordingCard({ ...vote, index: 1, actor: actor(chair), reason: text, faults: [fault('reason')] }),
    'wording for the coordinator': () => wordingCard({ ...vote, index: 1, actor: actor(coordinator) }),
    'wording that is decided': () => wordingCard({ ...vote, index: 2, actor: actor(member) }),
    'no wording': () => wordingCard({ ...vote, view: fresh, index: 0, actor: actor(member) }),
    'an action assigned': () =>
      actionCard({
        ...own,
        action: action(0, text, { status: 'approved' }),
        heading: 'The MASE panel asks you to do this',
      }),
    'an action with a fault': () =>
      actionCard({ ...own, action: actions[0] ?? action(0, text), faults: [fault('note')], note: text }),
    'an action that is done': () => actionCard({ ...own, action: actions[3] ?? action(3, text) }),
    'a digest before a meeting': () =>
      digestCard({ heading: { meeting: first, occasion: 'wd5' }, actions: actions.slice(0, 3), more: 0, ...common }),
    'a digest of twelve': () =>
      digestCard({
        heading: {},
        actions: Array.from({ length: 12 }, (_, i) => action(i, text, { status: 'approved' })),
        more: 3,
        ...common,
      }),
    'a digest of nothing': () => digestCard({ heading: {}, actions: [], more: 0, ...common }),
    meetings: () =>
      meetingsCard({
        meetings: meetings(3, text),
        canRun: true,
        holidays,
        profile: PROFILE,
        message: 'The meeting is moved.',
      }),
    'meetings for a member': () =>
      meetingsCard({ meetings: meetings(1, text), canRun: false, holidays, profile: PROFILE }),
    'no meetings': () => meetingsCard({ meetings: [], canRun: true, holidays, profile: PROFILE }),
    'scheduling a meeting': () =>
      meetingFormCard({
        mode: 'schedule',
        id: uuid(7),
        version: 0,
        values: { date: '', time: '10:00', place: text.slice(0, 200) },
        faults: [fault('date')],
      }),
    'moving a meeting': () =>
      meetingFormCard({
        mode: 'move',
        id: uuid(7),
        version: 3,
        values: { date: '2026-12-03', time: '14:00', place: '' },
        faults: [],
      }),
    'cancelling a meeting': () => confirmCard({ what: 'cancel', meeting: second }),
    'sending reminders': () => confirmCard({ what: 'remind', meeting: second }),
    'the panel list': () =>
      panelCard({
        panel: { members: members(6) },
        roster,
        profile: PROFILE,
        faults: [fault('person')],
        message: 'The panel list is changed.',
      }),
    'duties chased': () =>
      dutyChaseCard({ concern: view.concern, duties, profile: PROFILE, submittedOn: ON, escalation: false }),
    'duties escalated': () =>
      dutyChaseCard({ concern: view.concern, duties, profile: PROFILE, submittedOn: ON, escalation: true }),
    'an urgent draft told': () => coordinatorToldCard({ reason: 'urgent-draft', concern: draft(text), ...told }),
    ...Object.fromEntries(
      (['consultation', 'no-channel', 'addition', 'withdrawal-request', 'undelivered', 'urgent-draft'] as const).map(
        (reason) => [`told: ${reason}`, () => coordinatorToldCard({ reason, concern: view.concern, ...told })],
      ),
    ),
    ...Object.fromEntries(
      (['recall', 'deletion', 'deleted'] as const).map((notice) => [
        `draft: ${notice}`,
        () => draftRecallCard({ notice, concernId: uuid(1), startedOn: ON, profile: PROFILE }),
      ]),
    ),
    'news: accepted': () => caseNewsCard({ news: 'accepted', concern: view.concern }),
    'news: meeting moved': () => caseNewsCard({ news: 'meeting-changed', concern: view.concern, meeting: first }),
    'news: meeting cancelled': () =>
      caseNewsCard({ news: 'meeting-changed', concern: view.concern, meeting: { ...first, status: 'cancelled' } }),
    'news: listed': () => caseNewsCard({ news: 'listed', concern: view.concern, meeting: first }),
  };
}

/** Those that show nothing that anybody typed into a concern or an action. */
export const WITHOUT_TEXT = Object.keys(everyPanelCard('')).filter((name) =>
  /^(?:a new case|a case|listing|escalating|a digest|duties|told|an urgent draft|draft|news|cancelling|sending)/.test(
    name,
  ),
);
